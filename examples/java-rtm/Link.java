import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The network between one client and the service. */
final class Link {
    private static final long TRAVEL_MS = 40;
    private final VirtualClock clock;
    private final List<Consumer<Boolean>> listeners = new ArrayList<>();
    private boolean isUp = true;
    private int losses = 0;

    Link(VirtualClock clock) {
        this.clock = clock;
    }

    /** To the service: the way back takes the time of both. */
    void up(Runnable deliver) {
        if (isUp) deliver.run();
    }

    /** To the client: what is on its way when the link goes down is lost. */
    void down(Runnable deliver) {
        int lossesBefore = losses;
        clock.after(TRAVEL_MS, () -> {
            if (losses == lossesBefore) deliver.run();
        });
    }

    void onChange(Consumer<Boolean> listener) {
        listeners.add(listener);
    }

    void set(boolean isUp) {
        if (isUp == this.isUp) return;
        this.isUp = isUp;
        if (!isUp) losses++;
        for (Consumer<Boolean> listener : List.copyOf(listeners)) listener.accept(isUp);
    }
}
