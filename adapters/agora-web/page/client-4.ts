/** A page in real time with a client of agora-rtc-sdk-ng 4.x. */
import { openClientPage } from './client-page.ts'
import { createClient4 } from './web-4.ts'

openClientPage(createClient4)
