package io.heliotrope.decider;

import io.heliotrope.model.JobId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Who is next to be decided anew. In each round each job may have one turn: the one whose last
/// turn is longest ago first, of equals the most urgent, then the one that would be due first.
///
/// One thread.
final class Turns {
    private final Map<JobId, Place> places = new HashMap<>();
    private final SortedSet<Place> queue = new TreeSet<>(Place.ORDER);
    private long round = 1;

    private record Place(JobId job, long turn, double urgency, Instant due) {
        static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::turn)
                        .thenComparing(Comparator.comparingDouble(Place::urgency).reversed())
                        .thenComparing(Place::due)
                        .thenComparing(place -> place.job().value());
    }

    /// `job` waits, and has had its turn in this round: it was just decided.
    void put(JobId job, double urgency, Instant due) {
        remove(job);
        add(new Place(job, round, urgency, due));
    }

    /// `job` waits no longer.
    void remove(JobId job) {
        Place before = places.remove(job);
        if (before != null) {
            queue.remove(before);
        }
    }

    private void add(Place place) {
        places.put(place.job(), place);
        queue.add(place);
    }

    /// Begins a new round.
    void begin() {
        round++;
    }

    /// The next job, which has thereby had its turn; empty until the next round.
    Optional<JobId> next() {
        if (queue.isEmpty() || queue.first().turn() >= round) {
            return Optional.empty();
        }
        Place first = queue.first();
        put(first.job(), first.urgency(), first.due());
        return Optional.of(first.job());
    }
}
