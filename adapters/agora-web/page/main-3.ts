/** The director's page for agora-rtc-sdk 3.x. */
import { pushedCallbacks3 } from '../service/pushed-callbacks.ts'
import { rulesOfDocument004 } from '../service/rules.ts'
import { stageDirector } from './stage-director.ts'
import { createClient3 } from './web-3.ts'

stageDirector({ createClient: createClient3, rules: rulesOfDocument004, pushed: pushedCallbacks3 })
