import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A small client of the messaging service: it stands where your SDK will stand. */
final class TinyRtmClient {
    /** Behaviours that can be broken on purpose, one at a time. */
    static final Set<String> FAULTS = Set.of("interrupts-after-5-s", "interruption-with-login-failure");

    private static final long LOGIN_TIMEOUT_MS = 6_000;
    private static final long INTERRUPTED_AFTER_MS = 4_000;
    private static final long RETRY_AFTER_MS = 10_000;

    private static final int DISCONNECTED = 1;
    private static final int CONNECTING = 2;
    private static final int CONNECTED = 3;
    private static final int RECONNECTING = 4;
    private static final int ABORTED = 5;

    private static final int LOGIN = 1;
    private static final int LOGIN_SUCCESS = 2;
    private static final int LOGIN_FAILURE = 3;
    private static final int LOGIN_TIMEOUT = 4;
    private static final int INTERRUPTED = 5;
    private static final int LOGOUT = 6;

    private static final int ERR_TOKEN_EXPIRED = 6;
    private static final int ERR_ALREADY_LOGGED_IN = 8;
    private static final int ERR_TIMEOUT = 9;
    private static final int ERR_NOT_LOGGED_IN = 102;
    private static final int ERR_ABORTED_BY_LOGOUT = 201;

    private final String userId;
    private final ServiceDouble service;
    private final Link link;
    private final VirtualClock clock;
    private final RtmClientListener listener;
    private final String fault;
    private int state = DISCONNECTED;
    private String token;
    private ServiceDouble.Login current;
    private ResultCallback loginResult;
    private Set<String> channels = new LinkedHashSet<>();
    private Map<String, Object> attributes;
    private VirtualClock.Timer timer;

    TinyRtmClient(String userId, ServiceDouble service, Link link, VirtualClock clock, RtmClientListener listener, String fault) {
        this.userId = userId;
        this.service = service;
        this.link = link;
        this.clock = clock;
        this.listener = listener;
        this.fault = fault;
        link.onChange(isUp -> {
            if (isUp) cameUp();
            else wentDown();
        });
    }

    void login(String token, ResultCallback result) {
        if (state != DISCONNECTED) {
            result.onFailure(ERR_ALREADY_LOGGED_IN);
            return;
        }
        this.token = token;
        current = createLogin();
        loginResult = result;
        change(CONNECTING, LOGIN);
        timer = clock.after(LOGIN_TIMEOUT_MS, () -> failLogin(LOGIN_TIMEOUT, ERR_TIMEOUT));
        enter();
    }

    void logout(ResultCallback result) {
        if (state == DISCONNECTED) {
            result.onFailure(ERR_NOT_LOGGED_IN);
            return;
        }
        ServiceDouble.Login login = current;
        if (login != null) link.up(() -> service.leave(login));
        ResultCallback pending = leave();
        change(DISCONNECTED, LOGOUT);
        if (pending != null) pending.onFailure(ERR_ABORTED_BY_LOGOUT);
        result.onSuccess();
    }

    void renewToken(String token, ResultCallback result) {
        if (state == DISCONNECTED || state == ABORTED) {
            result.onFailure(ERR_NOT_LOGGED_IN);
            return;
        }
        this.token = token;
        if (state == RECONNECTING) enter();
        result.onSuccess();
    }

    /** Joins as soon as the service can be reached, and again after each automatic login. */
    void join(String channel, ResultCallback result) {
        tell(result, () -> {
            channels.add(channel);
            link.up(() -> service.joinChannel(current, channel));
        });
    }

    void leave(String channel, ResultCallback result) {
        tell(result, () -> {
            channels.remove(channel);
            link.up(() -> service.leaveChannel(current, channel));
        });
    }

    void sendToPeer(String to, String text, ResultCallback result) {
        tell(result, () -> link.up(() -> service.sendToPeer(userId, to, text)));
    }

    void sendToChannel(String channel, String text, ResultCallback result) {
        tell(result, () -> link.up(() -> service.sendToChannel(userId, channel, text)));
    }

    /** Sets them now, and again after each automatic login. */
    void setAttributes(Map<String, Object> attributes, ResultCallback result) {
        tell(result, () -> {
            this.attributes = attributes;
            link.up(() -> service.setAttributes(current, attributes));
        });
    }

    private void tell(ResultCallback result, Runnable say) {
        if (state == CONNECTED || state == RECONNECTING) {
            say.run();
            result.onSuccess();
        } else {
            result.onFailure(ERR_NOT_LOGGED_IN);
        }
    }

    /** After a login has ended, nothing of it reaches the app. */
    private ServiceDouble.Login createLogin() {
        return new ServiceDouble.Login(userId, link) {
            @Override
            void receive(ServiceDouble.Message message) {
                if (current == this) TinyRtmClient.this.receive(message);
            }

            @Override
            void end(int reason) {
                if (current != this) return;
                TinyRtmClient.this.leave();
                change(ABORTED, reason);
            }
        };
    }

    private void receive(ServiceDouble.Message message) {
        switch (message.kind()) {
            case MEMBER_JOINED -> listener.onMemberJoined(message.channel(), message.user());
            case MEMBER_LEFT -> listener.onMemberLeft(message.channel(), message.user());
            case FROM_PEER -> listener.onMessageReceived(message.user(), message.text());
            case FROM_CHANNEL -> listener.onChannelMessageReceived(message.channel(), message.user(), message.text());
        }
    }

    private void enter() {
        ServiceDouble.Login login = current;
        if (login == null) return;
        // A login that was not given up is only resumed.
        boolean resumes = state != RECONNECTING;
        link.up(() -> service.enter(login, token, resumes, channels, code -> {
            if (current == login) entered(code);
        }));
    }

    private void entered(int code) {
        if (state == CONNECTED) return;
        if (code != 0) {
            if (state == CONNECTING) failLogin(LOGIN_FAILURE, code);
            else tryAgain(code);
            return;
        }
        stopTimer();
        current.isLoggedIn = true;
        change(CONNECTED, LOGIN_SUCCESS);
        ResultCallback result = loginResult;
        loginResult = null;
        if (result != null) result.onSuccess();
        // The service may have forgotten them.
        if (attributes != null) link.up(() -> service.setAttributes(current, attributes));
    }

    private void tryAgain(int code) {
        stopTimer();
        timer = clock.after(RETRY_AFTER_MS, this::enter);
        if (code == ERR_TOKEN_EXPIRED) listener.onTokenExpired();
    }

    private void failLogin(int reason, int code) {
        ResultCallback result = leave();
        change(DISCONNECTED, reason);
        result.onFailure(code);
    }

    /** Gives the result of a login that is still open. */
    private ResultCallback leave() {
        stopTimer();
        current = null;
        channels = new LinkedHashSet<>();
        attributes = null;
        ResultCallback pending = loginResult;
        loginResult = null;
        return pending;
    }

    private void wentDown() {
        if (state != CONNECTED) return;
        timer = clock.after(fault.equals("interrupts-after-5-s") ? 5_000 : INTERRUPTED_AFTER_MS, () ->
                change(RECONNECTING, fault.equals("interruption-with-login-failure") ? LOGIN_FAILURE : INTERRUPTED));
    }

    private void cameUp() {
        if (state == CONNECTED) stopTimer();
        enter();
    }

    private void stopTimer() {
        if (timer != null) timer.cancel();
    }

    private void change(int state, int reason) {
        this.state = state;
        listener.onConnectionStateChanged(state, reason);
    }
}
