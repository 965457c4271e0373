package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.Catalogue;
import io.heliotrope.orchestrator.quote.Taken;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.state.World;
import io.heliotrope.state.WorldFold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The world that an installation decides in now, read from its control topics.
public record WorldScan(World world, Taken taken) {

    /// Reads the world alone; what is taken stays unknown.
    ///
    /// @throws CannotRun when the control cluster cannot be read, or there is no world yet
    public static World world(Installation installation) {
        try (TopicScan scan = installation.scanControl()) {
            return world(scan);
        }
    }

    /// Reads the world, and which slots were taken when the batch decider last told of a decision.
    ///
    /// @throws CannotRun when the control cluster cannot be read, or there is no world yet
    public static WorldScan read(Installation installation) {
        try (TopicScan scan = installation.scanControl()) {
            World world = world(scan);
            return new WorldScan(world, taken(scan, world));
        }
    }

    private static World world(TopicScan scan) {
        WorldFold fold = new WorldFold();
        List<TopicPartition> partitions =
                Topics.world().stream().flatMap(topic -> scan.partitions(topic).stream()).toList();
        scan.read(
                partitions,
                received -> {
                    if (Wire.control(received)
                            instanceof Decoded.Value<ControlRecord>(ControlRecord control)) {
                        fold.apply(
                                control,
                                received.offset(),
                                Instant.ofEpochMilli(received.timestamp()));
                    }
                });
        return fold.world()
                .orElseThrow(() ->
                        new CannotRun(
                                Why.UNAVAILABLE,
                                "the control topics tell no world yet: they need a catalogue, a"
                                        + " policy and a clock tick, seen so far: "
                                        + fold.offsets()
                                        + "; start it with: heliotrope up"));
    }

    private static Taken taken(TopicScan scan, World world) {
        List<Receipt> last = new ArrayList<>();
        scan.read(
                scan.partitions(Topics.DECISIONS),
                received -> {
                    if (Wire.decision(received.value())
                            instanceof Decoded.Value<BatchDecision>(BatchDecision decision)) {
                        receipt(decision).ifPresent(receipt -> keepLater(last, receipt));
                    }
                });
        return taken(last.isEmpty() ? null : last.getFirst(), world);
    }

    private static Optional<Receipt> receipt(BatchDecision decision) {
        return switch (decision) {
            case BatchDecision.Release release -> Optional.of(release.dispatch().receipt());
            case BatchDecision.Say say -> say.status().why();
        };
    }

    private static void keepLater(List<Receipt> last, Receipt receipt) {
        if (last.isEmpty() || !receipt.now().isBefore(last.getFirst().now())) {
            last.clear();
            last.add(receipt);
        }
    }

    /// What a receipt tells of the slots of `world`. Where nothing was ever decided nothing is
    /// taken; what was decided in another catalogue numbers other regions.
    static Taken taken(@Nullable Receipt receipt, World world) {
        Catalogue catalogue = world.catalogue();
        if (receipt == null) {
            return new Taken.Known(Load.NONE, world.now(), catalogue);
        }
        if (receipt.world().catalogue() != world.offsets().catalogue()) {
            return Taken.Unknown.UNKNOWN;
        }
        Load seen = receipt.load();
        Load load = new Load(new int[0], seen.firstSlot(), seen.blocked(), false);
        return new Taken.Known(load, receipt.now(), catalogue);
    }
}
