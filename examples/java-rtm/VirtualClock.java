import java.util.PriorityQueue;

/** A clock that the session owns: time passes only when it is told to, and then as fast as it can be computed. */
final class VirtualClock {
    /** What runs later, unless it is cancelled. */
    static final class Timer implements Comparable<Timer> {
        private final long dueMs;
        private final long place;
        private Runnable run;

        private Timer(long dueMs, long place, Runnable run) {
            this.dueMs = dueMs;
            this.place = place;
            this.run = run;
        }

        void cancel() {
            run = () -> {};
        }

        @Override
        public int compareTo(Timer other) {
            return dueMs == other.dueMs ? Long.compare(place, other.place) : Long.compare(dueMs, other.dueMs);
        }
    }

    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private long nowMs = 0;
    private long count = 0;

    long nowMs() {
        return nowMs;
    }

    /** Timers of the same instant run in the order in which they were set. */
    Timer after(long delayMs, Runnable run) {
        Timer timer = new Timer(nowMs + delayMs, ++count, run);
        timers.add(timer);
        return timer;
    }

    /** Fires what falls due, each at its own instant, the last instant of the wait included. */
    void advance(long waitMs) {
        long endMs = nowMs + waitMs;
        while (!timers.isEmpty() && timers.peek().dueMs <= endMs) {
            Timer timer = timers.poll();
            nowMs = timer.dueMs;
            timer.run.run();
        }
        nowMs = endMs;
    }
}
