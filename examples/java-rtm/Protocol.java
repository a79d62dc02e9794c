import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.function.*;

/** Speaks the adapter protocol: JSON-RPC 2.0, one message a line. Nothing here is about one SDK. */
@SuppressWarnings("unchecked") // A request of another shape becomes an error.
final class Protocol {
    /** One world, in its own time. The adapter adds its clients. */
    abstract static class Session {
        final VirtualClock clock = new VirtualClock();
        private List<Object> events = new ArrayList<>();
        private long calls = 0;

        /** Does a step. A call settles its outcome once, now or later: 0, or the code with which the API refused. */
        abstract void perform(String client, String name, Map<String, Object> args, IntConsumer outcome);

        /** Adds what was seen of a client, told as a name and a value and so on. */
        final void record(String client, Object... members) {
            Map<String, Object> event = new LinkedHashMap<>(Map.of("atMs", clock.nowMs(), "client", client));
            for (int each = 0; each < members.length; each += 2) event.put((String) members[each], members[each + 1]);
            events.add(event);
        }

        private void play(Map<String, Object> step) {
            if (step.get("waitMs") instanceof Long waitMs) {
                clock.advance(waitMs);
                return;
            }
            String client = (String) step.get("client"), name = nameOf(step);
            Map<String, Object> args = (Map<String, Object>) step.getOrDefault("args", Map.of());
            Long seq = step.containsKey("call") ? ++calls : null;
            if (seq == null) record(client, "happens", name, "args", args);
            else record(client, "call", name, "args", args, "seq", seq);
            perform(client, name, args, code -> {
                if (code == 0) record(client, "returns", name, "seq", seq);
                else record(client, "returns", name, "seq", seq, "error", Map.of("code", code));
            });
        }

        private List<Object> take() {
            List<Object> taken = events;
            events = new ArrayList<>();
            return taken;
        }
    }

    @SuppressWarnings("serial") // It is never written down.
    private static final class Refusal extends RuntimeException {
        final Map<String, Object> error;

        Refusal(int code, String message, List<Object> events) {
            error = Map.of("code", code, "message", message, "data", Map.of("events", events));
        }
    }

    private static void demand(boolean holds, int code, String message) {
        if (!holds) throw new Refusal(code, message, List.of());
    }

    private static String nameOf(Map<String, Object> step) {
        return (String) step.getOrDefault("call", step.get("happens"));
    }

    /** Answers requests until the input ends. */
    static void serve(String text, Function<List<String>, Session> open) throws IOException {
        Map<String, Object> description = (Map<String, Object>) Json.parse(text);
        Map<String, Session> sessions = new HashMap<>();
        PrintStream replies = System.out;
        System.setOut(System.err); // What the SDK prints is no message.
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            Map<String, Object> reply = new LinkedHashMap<>(Map.of("jsonrpc", "2.0"));
            reply.put("id", null);
            try {
                Map<String, Object> request = (Map<String, Object>) Json.parse(line);
                reply.put("id", request.get("id"));
                Map<String, Object> params = (Map<String, Object>) request.getOrDefault("params", Map.of());
                reply.put("result", answer((String) request.get("method"), params, description, sessions, open));
            } catch (Refusal refusal) {
                reply.put("error", refusal.error);
            } catch (RuntimeException error) {
                reply.put("error", Map.of("code", -32600, "message", error.toString()));
            }
            replies.println(Json.write(reply));
        }
    }

    private static Object answer(String method, Map<String, Object> params, Map<String, Object> description,
            Map<String, Session> sessions, Function<List<String>, Session> open) {
        if (method.equals("describe")) {
            demand(params.get("protocol").equals(1L), -32002, "This adapter speaks protocol 1.");
            return description;
        }
        String id = (String) params.get("session");
        if (method.equals("open")) {
            List<Object> profiles = (List<Object>) description.get("profiles");
            demand(profiles.contains(params.get("profile")), -32002, "This adapter speaks only " + profiles + ".");
            demand(!sessions.containsKey(id), -32602, "The session " + id + " is open already.");
            List<Map<String, Object>> clients = (List<Map<String, Object>>) params.get("clients");
            sessions.put(id, open.apply(clients.stream().map(client -> (String) client.get("id")).toList()));
            return Map.of();
        }
        demand(method.equals("play") || method.equals("close"), -32601, "There is no method " + method + ".");
        Session session = sessions.get(id);
        demand(session != null, -32001, "There is no session " + id + ".");
        if (method.equals("close")) {
            sessions.remove(id);
            return Map.of();
        }
        List<Map<String, Object>> steps = (List<Map<String, Object>>) params.get("steps");
        for (Map<String, Object> step : steps)
            if (!step.containsKey("waitMs") && !((List<Object>) description.get("drives")).contains(nameOf(step)))
                demand(false, -32602, "This adapter does not drive the step " + Json.write(step) + ".");
        try {
            steps.forEach(session::play);
        } catch (RuntimeException error) {
            throw new Refusal(-32000, "A step failed: " + error, session.take());
        }
        return Map.of("nowMs", session.clock.nowMs(), "events", session.take());
    }
}
