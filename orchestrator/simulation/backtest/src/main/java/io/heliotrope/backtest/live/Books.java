package io.heliotrope.backtest.live;

import io.heliotrope.backtest.scenario.Work;
import io.heliotrope.model.Digest;
import io.heliotrope.protocol.Receipt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Counts what happens in an episode. One thread.
final class Books {
    private final MessageDigest receipts = sha();
    private final Trace.Writing trace;
    private final List<Tally> regions = new ArrayList<>();
    private double grams;
    private long jobs;
    private long refused;
    private long missed;
    private long misplaced;
    private long tooFar;
    private final Answers.Counting answers = new Answers.Counting();
    private long decisions;

    Books(int regions) {
        this.trace = new Trace.Writing(regions);
        for (int i = 0; i < regions; i++) {
            this.regions.add(new Tally());
        }
    }

    /// Another slot begins.
    void next() {
        trace.next();
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException none) {
            throw new IllegalStateException("every Java runtime has SHA-256", none);
        }
    }

    void decided(Receipt receipt) {
        decisions++;
        receipts.update(receipt.job().hex().getBytes(StandardCharsets.US_ASCII));
        receipts.update(receipt.decision().toString().getBytes(StandardCharsets.UTF_8));
        receipts.update(receipt.now().toString().getBytes(StandardCharsets.US_ASCII));
    }

    void came(Work work) {
        jobs += work.jobs();
        from(work).came(work.jobs());
        trace.came(work.origin(), work.jobs());
    }

    /// Jobs that were refused are charged as if they ran at once at home: who refuses saves
    /// nothing.
    void refused(Work work, double atHome) {
        refused += work.jobs();
        from(work).refused(work.jobs());
        charged(work.origin(), atHome);
    }

    /// What was still to be done when the recorded days ended, charged as if it ran at home: who
    /// does nothing saves nothing.
    void undone(Work work, double atHome) {
        charged(work.origin(), atHome);
    }

    private void charged(int origin, double atHome) {
        grams += atHome;
        regions.get(origin).charged(atHome);
    }

    private void emitted(int region, double emitted) {
        grams += emitted;
        regions.get(region).ran(emitted);
    }

    private Tally from(Work work) {
        return regions.get(work.origin());
    }

    /// A job of `work` ran for a slot in a region.
    void ran(Work work, int region, double emitted) {
        emitted(region, emitted);
        trace.ran(region);
        misplaced += (work.regions() >>> region & 1) == 0 ? 1 : 0;
    }

    /// A job of `work` ran for the first time, so many slots after it came.
    void started(Work work, int delay) {
        from(work).started(delay);
    }

    /// Load that is answered in a region, within its round trip or too far away, where it may be or
    /// elsewhere.
    void answered(int region, double emitted, boolean isNear, boolean isAllowed) {
        emitted(region, emitted);
        tooFar += isNear ? 0 : 1;
        misplaced += isAllowed ? 0 : 1;
    }

    /// A request is sent to a region by a decision of its own, to none below 0.
    void routed(int region) {
        decisions++;
        receipts.update((byte) region);
    }

    /// A request waits so long for an accelerator.
    void waited(long nanos) {
        answers.waited(nanos);
    }

    /// Load for which there was no room, charged as if it were answered at home.
    void unanswered(int origin, double atHome) {
        tooFar++;
        charged(origin, atHome);
    }

    /// So many jobs of `work` can no more be done in time.
    void missed(Work work, long count) {
        missed += count;
        from(work).missed(count);
    }

    Outcome outcome(Instant start, Duration slot) {
        List<RegionOutcome> outcomes = regions.stream().map(Tally::outcome).toList();
        return new Outcome(
                grams,
                jobs,
                refused,
                missed,
                misplaced,
                tooFar,
                outcomes.stream().map(RegionOutcome::delays).reduce(List.of(), Delays::plus),
                decisions,
                new Digest(HexFormat.of().formatHex(receipts.digest())),
                trace.trace(start, slot),
                outcomes,
                answers.answers());
    }
}
