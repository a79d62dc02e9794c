"""A small real-time messaging client: it stands where your SDK will stand."""

from enum import IntEnum

LOGIN_TIMEOUT_MS = 6_000
INTERRUPTED_AFTER_MS = 4_000
RETRY_AFTER_MS = 10_000

# Behaviours that can be broken on purpose, one at a time.
FAULTS = ("interrupts-after-5-s", "interruption-with-login-failure")


class State(IntEnum):
    DISCONNECTED = 1
    CONNECTING = 2
    CONNECTED = 3
    RECONNECTING = 4
    ABORTED = 5


class Reason(IntEnum):
    LOGIN = 1
    LOGIN_SUCCESS = 2
    LOGIN_FAILURE = 3
    LOGIN_TIMEOUT = 4
    INTERRUPTED = 5
    LOGOUT = 6


TOKEN_EXPIRED = 6
ALREADY_LOGGED_IN = 8
TIMED_OUT = 9
NOT_LOGGED_IN = 102


class RtmError(Exception):
    """An API refused."""

    def __init__(self, code):
        super().__init__(f"The API refused with code {code}.")
        self.code = code


class Session:
    """One login. After it has ended, nothing of it reaches the app."""

    def __init__(self, client):
        self.user_id = client.user_id
        self.link = client.link
        self.is_logged_in = False
        self.end_reason = None
        self._client = client

    def receive(self, event, *args):
        if self._client.session is self:
            self._client.listener(event, *args)

    def end(self, reason):
        if self._client.session is self:
            self._client.abort(reason)


class RtmClient:
    """`listener(event, *args)` is told of every change, as in `listener("onConnectionStateChanged", state, reason)`."""

    def __init__(self, user_id, service, link, clock, listener, fault=None):
        self.user_id, self.link, self.listener = user_id, link, listener
        self.session = None
        self._service, self._clock, self._fault = service, clock, fault
        self._state = State.DISCONNECTED
        self._token = None
        self._channels = {}
        self._attributes = None
        self._timer = None
        link.on_change(lambda is_up: self._came_up() if is_up else self._went_down())

    def login(self, token):
        if self._state != State.DISCONNECTED:
            raise RtmError(ALREADY_LOGGED_IN)
        self._token = token
        self.session = Session(self)
        self._change(State.CONNECTING, Reason.LOGIN)
        self._timer = self._clock.after(LOGIN_TIMEOUT_MS, lambda: self._fail_login(Reason.LOGIN_TIMEOUT, TIMED_OUT))
        self._enter()

    def logout(self):
        if self._state == State.DISCONNECTED:
            raise RtmError(NOT_LOGGED_IN)
        session = self.session
        if session is not None:
            self.link.up(lambda: self._service.leave(session))
        self._leave()
        self._change(State.DISCONNECTED, Reason.LOGOUT)

    def join(self, channel):
        """Joins as soon as the service can be reached, and again after each automatic login."""
        session = self._logged_in()
        self._channels[channel] = True
        self.link.up(lambda: self._service.join_channel(session, channel))

    def leave(self, channel):
        session = self._logged_in()
        self._channels.pop(channel, None)
        self.link.up(lambda: self._service.leave_channel(session, channel))

    def send_to_peer(self, to, text):
        self._logged_in()
        self.link.up(lambda: self._service.send_to_peer(self.user_id, to, text))

    def send_to_channel(self, channel, text):
        self._logged_in()
        self.link.up(lambda: self._service.send_to_channel(self.user_id, channel, text))

    def set_attributes(self, attributes):
        """Sets them now, and again after each automatic login."""
        session = self._logged_in()
        self._attributes = attributes
        self.link.up(lambda: self._service.set_attributes(session, attributes))

    def renew_token(self, token):
        if self._state in (State.DISCONNECTED, State.ABORTED):
            raise RtmError(NOT_LOGGED_IN)
        self._token = token
        if self._state == State.RECONNECTING:
            self._enter()

    def abort(self, reason):
        self._leave()
        self._change(State.ABORTED, reason)

    def _logged_in(self):
        if self._state not in (State.CONNECTED, State.RECONNECTING):
            raise RtmError(NOT_LOGGED_IN)
        return self.session

    def _enter(self):
        session = self.session
        if session is None:
            return


        def answer(code):
            if self.session is session:
                self._entered(code)

        # A login that was not given up is only resumed.
        resumes = self._state != State.RECONNECTING
        self.link.up(lambda: self._service.enter(session, self._token, resumes, self._channels, answer))

    def _entered(self, code):
        if self._state == State.CONNECTED:
            return
        if code != 0:
            if self._state == State.CONNECTING:
                self._fail_login(Reason.LOGIN_FAILURE, code)
            else:
                self._try_again(code)
            return
        is_login = self._state == State.CONNECTING
        self._stop_timer()
        self.session.is_logged_in = True
        self._change(State.CONNECTED, Reason.LOGIN_SUCCESS)
        if is_login:
            self.listener("onLoginSuccess")
        if self._attributes is not None:
            # The service may have forgotten them.
            self.set_attributes(self._attributes)

    def _try_again(self, code):
        self._stop_timer()
        self._timer = self._clock.after(RETRY_AFTER_MS, self._enter)
        if code == TOKEN_EXPIRED:
            self.listener("onTokenExpired")

    def _fail_login(self, reason, code):
        self._leave()
        self._change(State.DISCONNECTED, reason)
        self.listener("onLoginFailure", code)

    def _leave(self):
        self._stop_timer()
        self.session = None
        self._channels = {}
        self._attributes = None

    def _went_down(self):
        if self._state == State.CONNECTED:
            after_ms = 5_000 if self._fault == "interrupts-after-5-s" else INTERRUPTED_AFTER_MS
            self._timer = self._clock.after(after_ms, self._interrupt)

    def _interrupt(self):
        is_wrong = self._fault == "interruption-with-login-failure"
        self._change(State.RECONNECTING, Reason.LOGIN_FAILURE if is_wrong else Reason.INTERRUPTED)

    def _came_up(self):
        if self._state == State.CONNECTED:
            self._stop_timer()
        self._enter()

    def _stop_timer(self):
        if self._timer is not None:
            self._timer.cancel()

    def _change(self, state, reason):
        self._state = state
        self.listener("onConnectionStateChanged", state, reason)
