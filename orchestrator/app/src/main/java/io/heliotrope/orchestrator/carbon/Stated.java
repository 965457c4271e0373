package io.heliotrope.orchestrator.carbon;

import io.heliotrope.model.Digest;
import io.heliotrope.model.JobId;
import io.heliotrope.protocol.Restated;
import io.heliotrope.protocol.Restated.Change;
import io.heliotrope.signals.accounting.Emission;
import io.heliotrope.signals.accounting.Restatement.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What restatements have made of accounts so far: one after the other, each of the one before.
///
/// A record that replaces a statement which was replaced already says what another process said
/// before it, and does not count. Records of a job come in their partition's order.
public final class Stated {
    private final Map<Body, List<Restated>> chains = new HashMap<>();

    private record Body(JobId job, Digest digest) {}

    /// What all of `restatements` amount to.
    public static Stated of(List<Restated> restatements) {
        Stated stated = new Stated();
        restatements.forEach(stated::add);
        return stated;
    }

    private void add(Restated next) {
        List<Restated> chain =
                chains.computeIfAbsent(
                        new Body(next.job(), next.body()), unseen -> new ArrayList<>());
        if (chain.isEmpty() || chain.getLast().knownAt().equals(next.replaces())) {
            chain.add(next);
        }
    }

    /// The restatements of a job that count, the first one first.
    public List<Restated> of(DoneJob job) {
        List<Restated> chain = chains.get(new Body(job.job().id(), job.job().digest()));
        return chain == null ? List.of() : List.copyOf(chain);
    }

    /// What the job's last statement told is what was known then.
    public Instant knownAt(DoneJob job) {
        List<Restated> chain = of(job);
        return chain.isEmpty() ? job.done().measured().ranTo() : chain.getLast().knownAt();
    }

    /// What restatements put in the place of the first statement's columns.
    public Map<Column, Emission> columns(DoneJob job) {
        Map<Column, Emission> columns = new EnumMap<>(Column.class);
        for (Restated restated : of(job)) {
            for (Change change : restated.changes()) {
                Optional<Column> column = Figures.column(change.column());
                Optional<Emission> is = Figures.emission(change.is(), job);
                if (column.isPresent() && is.isPresent()) {
                    columns.put(column.get(), is.get());
                }
            }
        }
        return columns;
    }

    /// By how much all restatements of a job moved what it emitted, [Column#OPERATIONAL], if there
    /// are any; `unmoved` is what it counts where they moved other columns only.
    Optional<Emission> moved(DoneJob job, Emission unmoved) {
        List<Restated> chain = of(job);
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        List<Change> changes =
                chain.stream()
                        .flatMap(restated -> restated.changes().stream())
                        .filter(one -> one.column().equals(Column.OPERATIONAL.word()))
                        .toList();
        if (changes.isEmpty()) {
            return Optional.of(unmoved.minus(unmoved));
        }
        Optional<Emission> was = Figures.emission(changes.getFirst().was(), job);
        Optional<Emission> is = Figures.emission(changes.getLast().is(), job);
        return is.flatMap(last -> was.map(last::minus));
    }
}
