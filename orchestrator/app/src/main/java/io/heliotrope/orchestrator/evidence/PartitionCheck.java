package io.heliotrope.orchestrator.evidence;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Digest;
import io.heliotrope.orchestrator.evidence.Flaw.Kind;
import io.heliotrope.protocol.Checkpoint.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Compares what a partition holds with what was sealed of it.
///
/// The chains say whether anything was changed, the fingerprints which record. A log whose
/// beginning is gone is checked from the first checkpoint after that on; before it, by the
/// fingerprints alone. One instance, one partition, one thread.
public final class PartitionCheck {
    private final PartitionLog log;
    private final Map<ChainId, NavigableMap<Long, Digest>> chains = new HashMap<>();
    private final NavigableMap<Long, Flaw> flaws = new TreeMap<>();
    private final BitSet covered;
    private long oldest = Long.MAX_VALUE;
    private long sealedTo;

    private PartitionCheck(PartitionLog log) {
        this.log = log;
        this.covered = new BitSet(log.count());
    }

    /// A chain is named by who reads the partition by which name, and where it began.
    private record ChainId(ClusterId cluster, long start) {}

    /// Compares `log` with all spans that were sealed of it, in any order.
    public static PartitionSeal of(PartitionLog log, Collection<SealedSpan> spans) {
        PartitionCheck check = new PartitionCheck(log);
        for (SealedSpan sealed : spans) {
            check.fingerprints(sealed);
            check.values(sealed);
        }
        check.chains.values().forEach(check::chain);
        return check.coverage();
    }

    private void fingerprints(SealedSpan sealed) {
        Span span = sealed.span();
        long from = Math.max(span.first(), log.begin());
        int at = log.from(from);
        for (long offset = from; offset < span.next(); offset++) {
            if (offset >= log.end()) {
                flaw(Kind.MISSING, offset, "the log ends before what was sealed of it", sealed);
                return;
            }
            int print = span.records().indexOf((int) (offset - span.first()));
            boolean isHere = at < log.count() && log.offset(at) == offset;
            if (print < 0 && isHere) {
                flaw(Kind.ADDED, offset, "there was no record here when it was sealed", sealed);
            } else if (print >= 0 && !isHere) {
                flaw(Kind.MISSING, offset, "the record that was sealed is gone", sealed);
            } else if (print >= 0 && !span.records().matches(print, log.hash(at))) {
                flaw(Kind.CHANGED, offset, "the record is not the one that was sealed", sealed);
            }
            if (isHere) {
                covered.set(at++);
            }
        }
    }

    private void values(SealedSpan sealed) {
        Span span = sealed.span();
        ChainId id = new ChainId(span.cluster(), span.start());
        NavigableMap<Long, Digest> values =
                chains.computeIfAbsent(
                        id,
                        c ->
                                new TreeMap<>(
                                        Map.of(
                                                c.start(),
                                                Chain.seed(
                                                        c.cluster(),
                                                        span.topic(),
                                                        span.partition(),
                                                        c.start()))));
        value(values, span.first(), span.previous(), sealed);
        value(values, span.next(), span.value(), sealed);
        oldest = Math.min(oldest, span.first());
        sealedTo = Math.max(sealedTo, span.next());
    }

    private void value(
            NavigableMap<Long, Digest> values, long offset, Digest value, SealedSpan sealed) {
        Digest known = values.putIfAbsent(offset, value);
        if (known != null && !known.equals(value)) {
            flaw(
                    Kind.FORKED,
                    offset,
                    "checkpoints say different things of the records before it",
                    sealed);
        }
    }

    /// Recomputes a chain from each offset where its value was sealed to the next such.
    private void chain(NavigableMap<Long, Digest> values) {
        long from = -1;
        Digest value = null;
        for (Map.Entry<Long, Digest> sealed :
                values.subMap(log.begin(), true, Math.max(log.begin(), log.end()), true)
                        .entrySet()) {
            if (value != null
                    && !recomputed(from, sealed.getKey(), value).equals(sealed.getValue())) {
                changedWithin(from, sealed.getKey());
            }
            if (value != null) {
                covered.set(log.from(from), log.from(sealed.getKey()));
            }
            from = sealed.getKey();
            value = sealed.getValue();
        }
    }

    private Digest recomputed(long from, long to, Digest value) {
        Chain chain = Chain.at(value);
        int end = log.from(to);
        for (int at = log.from(from); at < end; at++) {
            chain.add(log.hash(at));
        }
        return chain.value();
    }

    private void changedWithin(long from, long to) {
        if (flaws.subMap(from, true, to, true).isEmpty()) {
            String last = Long.toString(to - 1);
            flaw(
                    Kind.CHAIN,
                    from,
                    "one of the records from here to " + last + " was changed, added or taken out");
        }
    }

    private PartitionSeal coverage() {
        int unsealed = 0;
        int older = 0;
        long since = Long.MAX_VALUE;
        int first = log.from(log.begin());
        for (int at = covered.nextClearBit(first);
                at < log.count();
                at = covered.nextClearBit(at + 1)) {
            if (log.offset(at) >= sealedTo) {
                unsealed++;
                since = Math.min(since, log.timestamp(at));
            } else if (log.offset(at) < oldest) {
                older++;
            } else {
                flaw(
                        Kind.LEFT_OUT,
                        log.offset(at),
                        "no checkpoint tells of the record, although later ones are sealed");
            }
        }
        return new PartitionSeal(
                log.partition(),
                log.count() - first,
                unsealed,
                since,
                older,
                new ArrayList<>(flaws.values()));
    }

    private void flaw(Kind kind, long offset, String what, SealedSpan sealed) {
        flaw(kind, offset, what + " (checkpoint at offset " + sealed.checkpoint() + ")");
    }

    private void flaw(Kind kind, long offset, String what) {
        flaws.putIfAbsent(
                offset,
                new Flaw(
                        kind,
                        log.cluster(),
                        log.partition().topic(),
                        log.partition().partition(),
                        offset,
                        what));
    }
}
