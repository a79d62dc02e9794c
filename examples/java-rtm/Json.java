import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As much JSON as the adapter protocol needs: values are Map, List, String, Long, Double, Boolean and null. */
final class Json {
    private static final int MOST_LEVELS = 200;
    private final String text;
    private int at = 0;

    private Json(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if the text is not one JSON value */
    static Object parse(String text) {
        Json reader = new Json(text);
        Object value = reader.readValue(0);
        reader.skipSpace();
        if (reader.at != text.length()) throw reader.failure();
        return value;
    }

    static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private Object readValue(int level) {
        if (level > MOST_LEVELS) throw new IllegalArgumentException("The JSON is nested too deeply.");
        skipSpace();
        switch (peek()) {
            case '{': return readObject(level);
            case '[': return readArray(level);
            case '"': return readString();
            case 't': return readWord("true", true);
            case 'f': return readWord("false", false);
            case 'n': return readWord("null", null);
            default: return readNumber();
        }
    }

    private Map<String, Object> readObject(int level) {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        skipSpace();
        if (take('}')) return members;
        do {
            skipSpace();
            String name = readString();
            skipSpace();
            if (!take(':')) throw failure();
            members.put(name, readValue(level + 1));
            skipSpace();
        } while (take(','));
        if (!take('}')) throw failure();
        return members;
    }

    private List<Object> readArray(int level) {
        List<Object> values = new ArrayList<>();
        at++;
        skipSpace();
        if (take(']')) return values;
        do {
            values.add(readValue(level + 1));
            skipSpace();
        } while (take(','));
        if (!take(']')) throw failure();
        return values;
    }

    private String readString() {
        if (!take('"')) throw failure();
        StringBuilder value = new StringBuilder();
        while (peek() != '"') {
            if (peek() < ' ') throw failure();
            value.append(take('\\') ? readEscape() : text.charAt(at++));
        }
        at++;
        return value.toString();
    }

    private char readEscape() {
        char name = peek();
        at++;
        if (name == 'u') {
            if (at + 4 > text.length()) throw failure();
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
        int which = "\"\\/bfnrt".indexOf(name);
        if (which < 0) throw failure();
        return "\"\\/\b\f\n\r\t".charAt(which);
    }

    private Object readWord(String word, Object value) {
        if (!text.startsWith(word, at)) throw failure();
        at += word.length();
        return value;
    }

    private Object readNumber() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) at++;
        if (start == at) throw failure();
        String digits = text.substring(start, at);
        return digits.matches("-?\\d{1,18}") ? (Object) Long.valueOf(digits) : Double.valueOf(digits);
    }

    private char peek() {
        if (at >= text.length()) throw failure();
        return text.charAt(at);
    }

    private boolean take(char wanted) {
        if (at >= text.length() || text.charAt(at) != wanted) return false;
        at++;
        return true;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    }

    private IllegalArgumentException failure() {
        return new IllegalArgumentException("The text is no JSON from position " + at + " on.");
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> members) {
            String separator = "{";
            for (Map.Entry<?, ?> member : members.entrySet()) {
                out.append(separator);
                writeString(member.getKey().toString(), out);
                out.append(':');
                write(member.getValue(), out);
                separator = ",";
            }
            out.append(members.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> values) {
            String separator = "[";
            for (Object each : values) {
                out.append(separator);
                write(each, out);
                separator = ",";
            }
            out.append(values.isEmpty() ? "[]" : "]");
        } else if (value instanceof String string) {
            writeString(string, out);
        } else {
            out.append(value);
        }
    }

    private static void writeString(String value, StringBuilder out) {
        out.append('"');
        for (int index = 0; index < value.length(); index++) {
            char each = value.charAt(index);
            if (each == '"' || each == '\\') out.append('\\').append(each);
            else if (each < ' ' || each > '~') out.append(String.format("\\u%04x", (int) each));
            else out.append(each);
        }
        out.append('"');
    }
}
