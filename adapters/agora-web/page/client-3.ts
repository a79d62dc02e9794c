/** A page in real time with a client of agora-rtc-sdk 3.x. */
import { openClientPage } from './client-page.ts'
import { createClient3 } from './web-3.ts'

openClientPage(createClient3)
