package io.heliotrope.canaries;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicLong;

/// Looks through texts for canaries and keeps what it sees. Safe from any thread.
public final class Lookout {
    private static final String MODE = "heliotrope.canaries";

    private final List<Sighting> sightings = new ArrayList<>();
    private final AtomicLong texts = new AtomicLong();

    /// Whether this run logs everything there is, so that all of it can be looked through.
    public static boolean isThorough() {
        return System.getProperty(MODE, "").equals("trace");
    }

    /// Looks through `text`, of which `where` tells what it is.
    public void look(String where, String text) {
        texts.incrementAndGet();
        see(where, text, Forms.in(text));
    }

    /// The same, where payloads that nobody sealed may be.
    public void lookWherePayloadsTravel(String where, String text) {
        texts.incrementAndGet();
        SortedSet<Canary> found = Forms.in(text);
        found.removeIf(Canary::travelsInTheOpen);
        see(where, text, found);
    }

    private void see(String where, String text, SortedSet<Canary> found) {
        if (!found.isEmpty()) {
            synchronized (sightings) {
                sightings.add(new Sighting(found, where, text));
            }
        }
    }

    /// Prints a line for whoever reads what a run of the tests says.
    public static void tell(String line) {
        System.out.println("canaries: " + line);
    }

    /// How many texts it has looked through.
    public long texts() {
        return texts.get();
    }

    /// What it has seen since it was asked last.
    ///
    /// @throws AssertionError when it saw a canary, telling which and where
    public void report() {
        List<Sighting> seen;
        synchronized (sightings) {
            seen = List.copyOf(sightings);
            sightings.clear();
        }
        if (!seen.isEmpty()) {
            throw new AssertionError(
                    "secrets where they must not be, "
                            + seen.size()
                            + " times:\n"
                            + String.join(
                                    "\n",
                                    seen.stream()
                                            .map(Sighting::toString)
                                            .distinct()
                                            .limit(10)
                                            .toList()));
        }
    }
}
