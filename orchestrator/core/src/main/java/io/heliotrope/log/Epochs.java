package io.heliotrope.log;

import io.heliotrope.model.ClusterId;
import io.heliotrope.protocol.Task;
import java.util.SortedMap;
import java.util.TreeMap;

/// The highest epoch per task that one log partition has shown so far.
///
/// It lives as text beside the committed position of its partition, so it survives a restart
/// together with it. Owned by one thread.
public final class Epochs {
    /// Names a task without its epoch.
    private record Owner(ClusterId cluster, int partition) implements Comparable<Owner> {
        @Override
        public int compareTo(Owner other) {
            int byCluster = cluster.compareTo(other.cluster);
            return byCluster != 0 ? byCluster : Integer.compare(partition, other.partition);
        }
    }

    /// What a broker stores beside a position by default, in characters: some 200 tasks.
    public static final int LONGEST_TEXT = 4096;

    private final SortedMap<Owner, Long> highest = new TreeMap<>();

    /// Notes a record of `task`; false when an earlier record of that task had a higher epoch.
    public boolean admits(Task task) {
        Owner owner = new Owner(task.cluster(), task.partition());
        Long known = highest.get(owner);
        if (known != null && task.epoch() < known) {
            return false;
        }
        highest.put(owner, task.epoch());
        return true;
    }

    /// `cluster/partition=epoch`, separated by spaces, in order.
    public String text() {
        StringBuilder text = new StringBuilder();
        highest.forEach((owner, epoch) ->
                text.append(text.isEmpty() ? "" : " ")
                        .append(owner.cluster())
                        .append('/')
                        .append(owner.partition())
                        .append('=')
                        .append(epoch));
        return text.toString();
    }

    /// Reads [#text()].
    ///
    /// @throws IllegalArgumentException naming the entry that does not read as one
    public static Epochs parse(String text) {
        Epochs epochs = new Epochs();
        if (text.isBlank()) {
            return epochs;
        }
        for (String entry : text.strip().split(" +", -1)) {
            int slash = entry.indexOf('/');
            int equals = entry.indexOf('=');
            if (slash < 0 || equals < slash) {
                throw new IllegalArgumentException(
                        "epoch must be cluster/partition=epoch, was '" + entry + "'");
            }
            try {
                ClusterId cluster = new ClusterId(entry.substring(0, slash));
                int partition = Integer.parseInt(entry.substring(slash + 1, equals));
                long epoch = Long.parseLong(entry.substring(equals + 1));
                epochs.admits(new Task(cluster, partition, epoch));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "epoch must be cluster/partition=epoch, was '" + entry + "'", e);
            }
        }
        return epochs;
    }
}
