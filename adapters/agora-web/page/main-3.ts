/** The director's page for agora-rtc-sdk 3.x. */
import { pushedCallbacks3 } from '../service/pushed-callbacks.ts'
import { rulesOfDocument004 } from '../service/rules.ts'
import { Director, type Stage } from './director.ts'
import { createClient3 } from './web-3.ts'

const stage = globalThis as unknown as Stage & { director: Director }
stage.director = new Director(
  {
    createClient: createClient3,
    path: '/client',
    rules: rulesOfDocument004,
    pushed: pushedCallbacks3,
    latencyMs: 25,
  },
  stage,
)
