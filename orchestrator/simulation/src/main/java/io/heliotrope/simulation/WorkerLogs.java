package io.heliotrope.simulation;

import io.heliotrope.log.Epochs;
import io.heliotrope.log.LogPartition;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.worker.Arrival;
import io.heliotrope.worker.DispatchFold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The dispatch logs that one worker reads: how far, and what of that it has stored.
final class WorkerLogs {
    private final Map<Log<DispatchLine>, Place> places = new LinkedHashMap<>();

    /// One log: whose it is, how far it is read, and what a restart begins with.
    private static final class Place {
        private final HomeCluster home;
        private final LogPartition partition;
        private long read;
        private long backlogEnd;
        private long stored;
        private String storedEpochs = "";

        Place(HomeCluster home, LogPartition partition) {
            this.home = home;
            this.partition = partition;
        }
    }

    /// A dispatch that was read, and where it lies.
    record Taken(Log<DispatchLine> log, HomeCluster home, long offset, Arrival arrival) {
        Dispatch dispatch() {
            return arrival.dispatch();
        }
    }

    WorkerLogs(List<HomeCluster> homes, RegionId region) {
        for (HomeCluster home : homes) {
            for (Lane lane : Lane.values()) {
                places.put(
                        lane == Lane.INTERACTIVE ? home.interactive(region) : home.batch(region),
                        new Place(home, new LogPartition(home.id, lane, 0)));
            }
        }
    }

    /// A worker starts: from what was stored, with the epochs known by then unless forgotten.
    void begin(DispatchFold fold, boolean keepsEpochs) {
        places.forEach((log, place) -> {
            place.read = place.stored;
            place.backlogEnd = log.end();
            if (keepsEpochs) {
                fold.restore(place.partition, Epochs.parse(place.storedEpochs));
            }
        });
    }

    boolean isBehind() {
        return !behind().isEmpty();
    }

    private List<Log<DispatchLine>> behind() {
        List<Log<DispatchLine>> behind = new ArrayList<>();
        places.forEach((log, place) -> {
            if (place.read < log.end()) {
                behind.add(log);
            }
        });
        return behind;
    }

    /// Reads the next record of one of the logs; a marker goes into the fold, a dispatch is
    /// returned.
    Optional<Taken> next(DispatchFold fold, Dice dice) {
        List<Log<DispatchLine>> behind = behind();
        if (behind.isEmpty()) {
            return Optional.empty();
        }
        Log<DispatchLine> log = dice.oneOf(behind);
        Place place = place(log);
        long offset = place.read++;
        Log.Line<DispatchLine> line = log.at(offset);
        return switch (line.value()) {
            case DispatchLine.Marked(var task) -> {
                fold.mark(place.partition, task);
                yield Optional.empty();
            }
            case DispatchLine.Sent sent -> {
                boolean isBacklog = offset < place.backlogEnd;
                Arrival arrival =
                        new Arrival(place.partition, line.at(), isBacklog, sent.dispatch());
                yield Optional.of(new Taken(log, place.home, offset, arrival));
            }
        };
    }

    /// Stores how far each log is settled, given what is still in hand, and the epochs seen.
    void store(Iterable<Taken> inHand, DispatchFold fold) {
        places.forEach((log, place) -> {
            place.stored = place.read;
            place.storedEpochs = fold.epochs(place.partition);
        });
        for (Taken each : inHand) {
            Place place = place(each.log());
            place.stored = Math.min(place.stored, each.offset());
        }
    }

    private Place place(Log<DispatchLine> log) {
        Place place = places.get(log);
        if (place == null) {
            throw new IllegalArgumentException("nobody reads " + log + " here");
        }
        return place;
    }
}
