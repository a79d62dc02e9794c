import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/** A double of the messaging service: who is online, who is in which channel, and what was missed. */
final class ServiceDouble {
    private static final long REMOVED_AFTER_MS = 30_000;
    private static final int MOST_CHANNEL_MESSAGES = 32;
    private static final int TOKEN_EXPIRED = 6;
    private static final Map<String, Integer> LOGIN_ERRORS =
            Map.of("invalidAppId", 4, "invalidToken", 5, "expiredToken", TOKEN_EXPIRED);

    /** Is told what only the service can see. */
    interface Observer {
        void observe(String userId, String what, List<Object> args);
    }

    enum Kind { MEMBER_JOINED, MEMBER_LEFT, FROM_PEER, FROM_CHANNEL }

    record Message(long atMs, Kind kind, String channel, String user, String text) {}

    /** What a client lends to the service for one login. */
    abstract static class Login {
        final String userId;
        final Link link;
        boolean isLoggedIn = false;
        int endReason = 0;

        Login(String userId, Link link) {
            this.userId = userId;
            this.link = link;
        }

        abstract void receive(Message message);

        abstract void end(int reason);
    }

    private static final class User {
        final Login login;
        final Set<String> channels = new LinkedHashSet<>();
        boolean isAway = false;
        boolean isRemoved = false;
        List<Message> onTheWay = new ArrayList<>();
        List<Message> missed = new ArrayList<>();
        VirtualClock.Timer timer;

        User(Login login) {
            this.login = login;
        }

        void stopTimer() {
            if (timer != null) timer.cancel();
        }
    }

    private final VirtualClock clock;
    private final Observer observer;
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Long> expired = new HashMap<>();
    private long tokens = 0;

    ServiceDouble(VirtualClock clock, Observer observer) {
        this.clock = clock;
        this.observer = observer;
    }

    String issueToken(String userId, String credential) {
        return userId + "/" + credential + "/" + ++tokens;
    }

    /** No token that the user was given so far is good any more. */
    void expireTokens(String userId) {
        expired.put(userId, tokens);
    }

    /** Logs in, or resumes a login that is known, and answers with an error code or 0. */
    void enter(Login login, String token, boolean resumes, Set<String> channels, IntConsumer answer) {
        if (login.endReason != 0) {
            login.link.down(() -> login.end(login.endReason));
            return;
        }
        User known = userOf(login);
        int error = resumes && known != null ? 0 : errorOf(token);
        login.link.down(() -> answer.accept(error));
        if (error != 0) return;
        User user = known == null ? begin(login) : known;
        user.stopTimer();
        comeBack(user, channels);
    }

    void leave(Login login) {
        User user = userOf(login);
        if (user == null) return;
        leaveChannels(user);
        user.stopTimer();
        users.remove(login.userId);
        if (!user.isRemoved) observer.observe(login.userId, "userOffline", List.of());
    }

    void joinChannel(Login login, String channel) {
        User user = userOf(login);
        // Who has been removed is in the channel again when the client comes back.
        if (user != null && user.channels.add(channel) && !user.isRemoved) tellMembers(user, channel, Kind.MEMBER_JOINED);
    }

    void leaveChannel(Login login, String channel) {
        User user = userOf(login);
        if (user != null && user.channels.remove(channel) && !user.isRemoved) tellMembers(user, channel, Kind.MEMBER_LEFT);
    }

    void sendToPeer(String from, String to, String text) {
        if (users.containsKey(to)) deliver(users.get(to), Kind.FROM_PEER, "", from, text);
    }

    void sendToChannel(String from, String channel, String text) {
        User user = users.get(from);
        if (user == null || !user.channels.contains(channel)) return;
        for (User member : others(user, channel)) deliver(member, Kind.FROM_CHANNEL, channel, from, text);
    }

    void setAttributes(Login login, Map<String, Object> attributes) {
        if (userOf(login) != null) observer.observe(login.userId, "userAttributesSet", List.of(attributes));
    }

    /** Ends the login of a user, as soon as the client can be reached. */
    void end(String userId, int reason) {
        User user = users.get(userId);
        if (user == null || !user.login.isLoggedIn) return;
        user.login.endReason = reason;
        leave(user.login);
        user.login.link.down(() -> user.login.end(reason));
    }

    private User begin(Login login) {
        User old = users.get(login.userId);
        if (old != null) {
            leaveChannels(old);
            old.stopTimer();
        }
        if (old == null || old.isRemoved) observer.observe(login.userId, "userOnline", List.of());
        User user = new User(login);
        users.put(login.userId, user);
        login.link.onChange(isUp -> linkChanged(user, isUp));
        return user;
    }

    private void linkChanged(User user, boolean isUp) {
        if (isUp || user.isAway || userOf(user.login) == null) return;
        user.isAway = true;
        user.missed = user.onTheWay;
        user.onTheWay = new ArrayList<>();
        user.timer = clock.after(REMOVED_AFTER_MS, () -> remove(user));
    }

    private void comeBack(User user, Set<String> channels) {
        if (user.isRemoved) observer.observe(user.login.userId, "userOnline", List.of());
        for (String channel : List.copyOf(user.channels)) {
            if (!channels.contains(channel)) leaveChannel(user.login, channel);
            else if (user.isRemoved) tellMembers(user, channel, Kind.MEMBER_JOINED);
        }
        user.isAway = false;
        user.isRemoved = false;
        for (String channel : channels) joinChannel(user.login, channel);
        List<Message> missed = user.missed;
        user.missed = new ArrayList<>();
        for (Message message : worthSending(missed)) send(user, message);
    }

    /** All but those channel messages that are too old or too many. */
    private List<Message> worthSending(List<Message> missed) {
        long sinceMs = clock.nowMs() - REMOVED_AFTER_MS;
        List<Message> worth = new ArrayList<>(missed);
        worth.removeIf(message -> message.kind == Kind.FROM_CHANNEL && message.atMs <= sinceMs);
        long[] tooMany = {worth.stream().filter(each -> each.kind == Kind.FROM_CHANNEL).count() - MOST_CHANNEL_MESSAGES};
        worth.removeIf(message -> message.kind == Kind.FROM_CHANNEL && tooMany[0]-- > 0);
        return worth;
    }

    private void remove(User user) {
        user.isRemoved = true;
        observer.observe(user.login.userId, "userOffline", List.of());
        for (String channel : user.channels) tellMembers(user, channel, Kind.MEMBER_LEFT);
    }

    private void leaveChannels(User user) {
        for (String channel : List.copyOf(user.channels)) leaveChannel(user.login, channel);
    }

    private void tellMembers(User user, String channel, Kind kind) {
        for (User member : others(user, channel)) deliver(member, kind, channel, user.login.userId, "");
    }

    private void deliver(User user, Kind kind, String channel, String from, String text) {
        Message message = new Message(clock.nowMs(), kind, channel, from, text);
        if (user.isAway) user.missed.add(message);
        else send(user, message);
    }

    private void send(User user, Message message) {
        user.onTheWay.add(message);
        // What was sent first arrives first.
        user.login.link.down(() -> user.login.receive(user.onTheWay.remove(0)));
    }

    private List<User> others(User user, String channel) {
        return users.values().stream().filter(other -> other != user && other.channels.contains(channel)).toList();
    }

    private User userOf(Login login) {
        User user = users.get(login.userId);
        return user != null && user.login == login ? user : null;
    }

    private int errorOf(String token) {
        String[] parts = token.split("/");
        if (Long.parseLong(parts[2]) <= expired.getOrDefault(parts[0], 0L)) return TOKEN_EXPIRED;
        return LOGIN_ERRORS.getOrDefault(parts[1], 0);
    }
}
