/** The director's page for agora-rtc-sdk-ng 4.x. */
import { pushedCallbacks4 } from '../service/pushed-callbacks.ts'
import { rulesOfWeb4 } from '../service/rules.ts'
import { stageDirector } from './stage-director.ts'
import { createClient4 } from './web-4.ts'

stageDirector({ createClient: createClient4, rules: rulesOfWeb4, pushed: pushedCallbacks4 })
