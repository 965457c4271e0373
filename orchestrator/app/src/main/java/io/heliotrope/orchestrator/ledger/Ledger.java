package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status.Refused;
import io.heliotrope.protocol.Status.Terminal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Every job that status or dispatch records tell of, in order of id.
public record Ledger(SortedMap<JobId, Entry> entries) {
    public Ledger {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    public List<Entry> jobs() {
        return List.copyOf(entries.values());
    }

    public Optional<Entry> find(JobId job) {
        return Optional.ofNullable(entries.get(job));
    }

    /// One job: where it was sent, how it ended first, and every valid terminal after that.
    ///
    /// `first` is the end. `later` holds the others in the log's order, equal to the end or not.
    public record Entry(
            JobId id,
            RegionId origin,
            Lane lane,
            List<Dispatch> dispatches,
            @Nullable Terminal first,
            List<Terminal> later) {
        public Entry {
            dispatches = List.copyOf(dispatches);
            later = List.copyOf(later);
        }

        static Entry unknown(JobId id, RegionId origin, Lane lane) {
            return new Entry(id, origin, lane, List.of(), null, List.of());
        }

        /// The job's end, its first valid terminal.
        public Optional<Terminal> end() {
            return Optional.ofNullable(first);
        }

        /// The job as its dispatches describe it; empty when it was never dispatched.
        public Optional<Job> job() {
            return dispatches.stream().findFirst().map(Dispatch::job);
        }

        public boolean isRefused() {
            return first instanceof Refused;
        }

        /// Whether there is more than one terminal record. Readers drop all but the first.
        public boolean isEndedTwice() {
            return !later.isEmpty();
        }

        /// Whether two terminals say different things: at least one reader was told an untruth.
        public boolean isContradicted() {
            return later.stream().anyMatch(t -> !t.equals(first));
        }

        Entry sent(Dispatch dispatch) {
            if (dispatches.stream().anyMatch(d -> d.token().equals(dispatch.token()))) {
                return this;
            }
            return new Entry(id, origin, lane, with(dispatches, dispatch), first, later);
        }

        Entry ended(Terminal terminal) {
            return first == null
                    ? new Entry(id, origin, lane, dispatches, terminal, later)
                    : new Entry(id, origin, lane, dispatches, first, with(later, terminal));
        }

        private static <T> List<T> with(List<T> list, T next) {
            List<T> copy = new ArrayList<>(list);
            copy.add(next);
            return copy;
        }
    }
}
