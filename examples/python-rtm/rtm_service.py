"""A double of the messaging service, and of the network in between."""

TRAVEL_MS = 40
REMOVED_AFTER_MS = 30_000
MOST_CHANNEL_MESSAGES = 32
TOKEN_EXPIRED = 6
LOGIN_ERRORS = {"invalidAppId": 4, "invalidToken": 5, "expiredToken": TOKEN_EXPIRED}


class Link:
    """The network between one client and the service."""

    def __init__(self, clock):
        self.is_up = True
        self._losses = 0
        self._clock = clock
        self._listeners = []

    def up(self, deliver):
        """To the service: the way back takes the time of both."""
        if self.is_up:
            deliver()

    def down(self, deliver):
        """To the client: what is on its way when the link goes down is lost."""
        losses = self._losses
        self._clock.after(TRAVEL_MS, lambda: deliver() if losses == self._losses else None)

    def on_change(self, listener):
        self._listeners.append(listener)

    def set(self, is_up):
        if is_up != self.is_up:
            self.is_up = is_up
            self._losses += not is_up
            for listener in self._listeners:
                listener(is_up)


class User:
    """What the service knows of one login."""

    def __init__(self, session):
        self.session = session
        self.channels = {}
        self.is_away = False
        self.is_removed = False
        self.on_the_way = []
        self.missed = []
        self.timer = None


class Service:
    """Who is online, who is in which channel, and what was missed."""

    def __init__(self, clock, observe):
        """`observe(user_id, what, *args)` is told what only the service can see."""
        self._clock = clock
        self._observe = observe
        self._users = {}
        self._tokens = 0
        self._expired = {}

    def issue_token(self, user_id, credential):
        self._tokens += 1
        return (user_id, credential, self._tokens)

    def expire_tokens(self, user_id):
        """No token that the user was given so far is good any more."""
        self._expired[user_id] = self._tokens

    def enter(self, session, token, resumes, channels, answer):
        """Logs in, or resumes a login that is known, and answers with an error code or 0."""
        if session.end_reason is not None:
            session.link.down(lambda: session.end(session.end_reason))
            return
        user = self._user_of(session)
        error = 0 if resumes and user is not None else self._error_of(token)
        session.link.down(lambda: answer(error))
        if error:
            return
        user = user or self._begin(session)
        self._stop_timer(user)
        self._come_back(user, channels)

    def leave(self, session):
        user = self._user_of(session)
        if user is not None:
            self._leave_channels(user)
            self._forget(user)

    def join_channel(self, session, channel):
        user = self._user_of(session)
        if user is None or channel in user.channels:
            return
        user.channels[channel] = True
        # Who has been removed is in the channel again when the client comes back.
        if not user.is_removed:
            self._tell_members(user, channel, "onMemberJoined")

    def leave_channel(self, session, channel):
        user = self._user_of(session)
        if user is not None and user.channels.pop(channel, False) and not user.is_removed:
            self._tell_members(user, channel, "onMemberLeft")

    def send_to_peer(self, sender, to, text):
        if to in self._users:
            self._deliver(self._users[to], "onMessageReceived", sender, text)

    def send_to_channel(self, sender, channel, text):
        user = self._users.get(sender)
        if user is not None and channel in user.channels:
            for member in self._others(user, channel):
                self._deliver(member, "onChannelMessageReceived", channel, sender, text)

    def set_attributes(self, session, attributes):
        if self._user_of(session) is not None:
            self._observe(session.user_id, "userAttributesSet", attributes)

    def end(self, user_id, reason):
        """Ends the login of a user, as soon as the client can be reached."""
        user = self._users.get(user_id)
        if user is not None and user.session.is_logged_in:
            session = user.session
            session.end_reason = reason
            self.leave(session)
            session.link.down(lambda: session.end(reason))

    def _begin(self, session):
        old = self._users.get(session.user_id)
        if old is not None:
            self._leave_channels(old)
            self._stop_timer(old)
        if old is None or old.is_removed:
            self._observe(session.user_id, "userOnline")
        user = self._users[session.user_id] = User(session)
        session.link.on_change(lambda is_up: self._link_changed(user, is_up))
        return user

    def _link_changed(self, user, is_up):
        if not is_up and not user.is_away and self._user_of(user.session) is not None:
            user.is_away = True
            user.missed, user.on_the_way = user.on_the_way, []
            user.timer = self._clock.after(REMOVED_AFTER_MS, lambda: self._remove(user))

    def _come_back(self, user, channels):
        if user.is_removed:
            self._observe(user.session.user_id, "userOnline")
        for channel in list(user.channels):
            if channel not in channels:
                self.leave_channel(user.session, channel)
            elif user.is_removed:
                self._tell_members(user, channel, "onMemberJoined")
        user.is_away = user.is_removed = False
        for channel in channels:
            self.join_channel(user.session, channel)
        missed, user.missed = user.missed, []
        for message in self._worth_sending(missed):
            self._send(user, message)

    def _worth_sending(self, missed):
        """All but those channel messages that are too old or too many."""
        since_ms = self._clock.now_ms - REMOVED_AFTER_MS
        recent = [message for message in missed if message[1] == "onChannelMessageReceived" and message[0] > since_ms]
        kept = {id(message) for message in recent[-MOST_CHANNEL_MESSAGES:]}
        return [message for message in missed if message[1] != "onChannelMessageReceived" or id(message) in kept]

    def _remove(self, user):
        user.is_removed = True
        self._observe(user.session.user_id, "userOffline")
        for channel in user.channels:
            self._tell_members(user, channel, "onMemberLeft")

    def _leave_channels(self, user):
        for channel in list(user.channels):
            self.leave_channel(user.session, channel)

    def _forget(self, user):
        self._stop_timer(user)
        del self._users[user.session.user_id]
        if not user.is_removed:
            self._observe(user.session.user_id, "userOffline")

    def _tell_members(self, user, channel, event):
        for member in self._others(user, channel):
            self._deliver(member, event, channel, user.session.user_id)

    def _deliver(self, user, event, *args):
        message = (self._clock.now_ms, event, args)
        if user.is_away:
            user.missed.append(message)
        else:
            self._send(user, message)

    def _send(self, user, message):
        user.on_the_way.append(message)

        def arrive():
            user.on_the_way.remove(message)
            user.session.receive(message[1], *message[2])

        user.session.link.down(arrive)

    def _others(self, user, channel):
        return [other for other in self._users.values() if other is not user and channel in other.channels]

    def _user_of(self, session):
        user = self._users.get(session.user_id)
        return user if user is not None and user.session is session else None

    def _error_of(self, token):
        user_id, credential, number = token
        return TOKEN_EXPIRED if number <= self._expired.get(user_id, 0) else LOGIN_ERRORS.get(credential, 0)

    def _stop_timer(self, user):
        if user.timer is not None:
            user.timer.cancel()
