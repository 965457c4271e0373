package io.heliotrope.decide;

import io.heliotrope.model.Job;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Receipt.Scored;
import io.heliotrope.protocol.Receipt.Terms;
import io.heliotrope.state.World;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Recomputes receipts: a decision must come out again from what its receipt names.
public final class Replay {
    private Replay() {}

    /// A field of a receipt that did not come out again, as recorded and as recomputed.
    public record Mismatch(String field, String recorded, String recomputed) {
        @Override
        public String toString() {
            return field + " was recorded as " + recorded + ", recomputed as " + recomputed;
        }
    }

    /// The first field of `receipt` that differs from a decision on `job` in `world`, with the
    /// world's policy and the receipt's load; empty when the whole receipt comes out again.
    ///
    /// `world` must be folded to the receipt's offsets: another world is a mismatch of `world`. A
    /// receipt that names no source of its energy was written by who knew nothing of meters, even
    /// if meters had already told: it is recomputed without them.
    public static Optional<Mismatch> check(Receipt receipt, Job job, World world) {
        return check(receipt, job, world, new PolicyShelf());
    }

    /// The same for one of many receipts, whose policies lie on one shelf.
    public static Optional<Mismatch> check(
            Receipt receipt, Job job, World world, PolicyShelf policies) {
        World seen = namesEnergy(receipt) ? world : world.withoutMeters();
        Policy policy = policies.of(seen);
        return first(receipt, asFarAs(receipt, Decide.decide(job, seen, receipt.load(), policy)));
    }

    private static boolean namesEnergy(Receipt receipt) {
        return Stream.of(receipt.winner(), receipt.second(), receipt.counterfactual())
                .flatMap(Optional::stream)
                .flatMap(scored -> scored.product().stream())
                .anyMatch(terms -> terms.energy() != null);
    }

    /// `is` without the terms, and the sources of energy, that `was` does not tell.
    private static Receipt asFarAs(Receipt was, Receipt is) {
        return new Receipt(
                is.job(),
                is.policy(),
                is.world(),
                is.now(),
                is.load(),
                is.decision(),
                is.relaxation(),
                is.removals(),
                asFarAs(was.chosen(), is.chosen()),
                asFarAs(was.runnerUp(), is.runnerUp()),
                asFarAs(was.atOnceAtHome(), is.atOnceAtHome()),
                is.pieces());
    }

    private static @Nullable Scored asFarAs(@Nullable Scored was, @Nullable Scored is) {
        if (was == null || is == null) {
            return is;
        }
        Terms told = was.terms();
        Terms terms = is.terms();
        if (told == null || terms == null) {
            return told == null ? is.with(null) : is;
        }
        return told.energy() == null ? is.with(terms.from(null)) : is;
    }

    private static Optional<Mismatch> first(Receipt was, Receipt is) {
        if (was.equals(is)) {
            return Optional.empty();
        }
        return compare("job", was.job(), is.job())
                .or(() -> compare("policy", was.policy(), is.policy()))
                .or(() -> compare("world", was.world(), is.world()))
                .or(() -> compare("now", was.now(), is.now()))
                .or(() -> compare("load", was.load(), is.load()))
                .or(() -> compare("decision", was.decision(), is.decision()))
                .or(() -> compare("relaxation", was.relaxation(), is.relaxation()))
                .or(() -> compare("removals", was.removals(), is.removals()))
                .or(() -> compare("chosen", was.chosen(), is.chosen()))
                .or(() -> compare("runnerUp", was.runnerUp(), is.runnerUp()))
                .or(() -> compare("atOnceAtHome", was.atOnceAtHome(), is.atOnceAtHome()))
                .or(() -> compare("pieces", was.pieces(), is.pieces()));
    }

    private static Optional<Mismatch> compare(
            String field, @Nullable Object was, @Nullable Object is) {
        return Objects.equals(was, is)
                ? Optional.empty()
                : Optional.of(new Mismatch(field, String.valueOf(was), String.valueOf(is)));
    }
}
