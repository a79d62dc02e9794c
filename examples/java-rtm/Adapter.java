import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Lets the kit drive a messaging client that is written in Java. Put your SDK where TinyRtmClient stands. */
final class Adapter extends Protocol.Session {
    private static final String DESCRIPTION = """
            {"protocol": 1, "name": "java-rtm", "version": "1.0.0", "profiles": ["rtm-1"], "clock": "virtual",
             "drives": ["login", "logout", "joinChannel", "leaveChannel", "sendPeerMessage", "sendChannelMessage",
               "setLocalUserAttributes", "renewToken", "networkLost", "networkRestored", "tokenExpired",
               "loggedInElsewhere", "bannedByServer"],
             "observes": ["userOnline", "userOffline", "userAttributesSet"],
             "simulates": ["presence", "resend", "token", "kick", "ban", "channel"],
             "cannot": {
               "processKilled": "the client lives in the process of the adapter",
               "processRestarted": "the client lives in the process of the adapter",
               "serviceUnresponsive": "the double of the service always answers",
               "serviceRestored": "the double of the service always answers"}}
            """;

    private final ServiceDouble service = new ServiceDouble(clock, (user, what, args) -> record(user, "service", what, "args", args));
    private final Map<String, Link> links = new HashMap<>();
    private final Map<String, TinyRtmClient> clients = new HashMap<>();

    private Adapter(List<String> ids, String fault) {
        for (String id : ids) {
            links.put(id, new Link(clock));
            clients.put(id, new TinyRtmClient(id, service, links.get(id), clock, listener(id), fault));
        }
    }

    @Override
    @SuppressWarnings("unchecked") // Attributes of another shape are a mistake of the kit.
    void perform(String id, String name, Map<String, Object> args, IntConsumer outcome) {
        TinyRtmClient sdk = clients.get(id);
        ResultCallback result = ResultCallback.of(outcome);
        String channel = (String) args.getOrDefault("channel", "c1");
        String text = (String) args.getOrDefault("text", "");
        switch (name) {
            case "login" -> sdk.login(token(id, args), ResultCallback.of(code -> {
                if (code == 0) record(id, "callback", "onLoginSuccess", "args", List.of(), "derived", true);
                outcome.accept(code);
            }));
            case "logout" -> sdk.logout(result);
            case "joinChannel" -> sdk.join(channel, result);
            case "leaveChannel" -> sdk.leave(channel, result);
            case "sendPeerMessage" -> sdk.sendToPeer((String) args.getOrDefault("to", "uid2"), text, result);
            case "sendChannelMessage" -> sdk.sendToChannel(channel, text, result);
            case "setLocalUserAttributes" -> sdk.setAttributes((Map<String, Object>) args.getOrDefault("attributes", Map.of()), result);
            case "renewToken" -> sdk.renewToken(token(id, args), result);
            // To RTM any loss of the network is a whole one.
            case "networkLost" -> links.get(id).set(false);
            case "networkRestored" -> links.get(id).set(true);
            case "tokenExpired" -> service.expireTokens(id);
            case "loggedInElsewhere" -> service.end(id, 8);
            case "bannedByServer" -> service.end(id, 7);
            default -> throw new IllegalArgumentException("There is no step " + name + ".");
        }
    }

    private String token(String id, Map<String, Object> args) {
        return service.issueToken(id, (String) args.getOrDefault("credential", "valid"));
    }

    /** Reports each callback of one client by its name and with its arguments. */
    private RtmClientListener listener(String id) {
        Class<?>[] listeners = {RtmClientListener.class};
        return (RtmClientListener) Proxy.newProxyInstance(Adapter.class.getClassLoader(), listeners, (proxy, method, args) -> {
            record(id, "callback", method.getName(), "args", args == null ? List.of() : List.of(args));
            return null;
        });
    }

    /** Arguments: none, or `--fault` and one of TinyRtmClient.FAULTS. */
    public static void main(String[] arguments) throws IOException {
        String fault = arguments.length == 2 && arguments[0].equals("--fault") ? arguments[1] : "";
        if (arguments.length > 0 && !TinyRtmClient.FAULTS.contains(fault)) {
            System.err.println("Cannot read the arguments. Give none, or --fault with one of " + TinyRtmClient.FAULTS + ".");
            System.exit(2);
        }
        Protocol.serve(DESCRIPTION, ids -> new Adapter(ids, fault));
    }
}
