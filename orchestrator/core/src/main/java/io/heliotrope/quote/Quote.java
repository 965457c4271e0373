package io.heliotrope.quote;

import io.heliotrope.model.Job;
import io.heliotrope.model.QuoteId;
import io.heliotrope.model.Reading;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Receipt;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a batch job could be had for, if it were sent now. Nothing is reserved by it.
///
/// `receipt` is what the decision function says of the job, in one piece, as things stand; `cut`
/// what it says of an interruptible one, where that is to run in several. `choices`, in order of
/// start, are worth choosing from: none is beaten by any start that is possible in how soon it is,
/// what it emits and what it costs, but for what the decision itself takes by other measures. None
/// are there when the job would be refused or the policy lets it wait. `latestSafeStart` is in job
/// time, as all here. `takesWishes` says whether the decision follows who accepts a choice.
public record Quote(
        Job job,
        Receipt receipt,
        Instant latestSafeStart,
        List<Choice> choices,
        @Nullable Choice atOnceAtHome,
        boolean takesWishes,
        @Nullable Receipt cut) {
    public Quote {
        choices = List.copyOf(choices);
    }

    /// What becomes of an interruptible job that is sent as it is, where it would run in pieces.
    public Optional<Receipt> inPieces() {
        return Optional.ofNullable(cut);
    }

    /// When it is for: nothing that comes later is in it.
    public Instant at() {
        return receipt.now();
    }

    /// The same job at once at home, with nothing in its way, if its grams are known.
    public Optional<Choice> atHome() {
        return Optional.ofNullable(atOnceAtHome);
    }

    /// What the decision itself takes, if that can be begun.
    public Optional<Choice> decided() {
        return choices.stream().filter(Choice::isDecided).findFirst();
    }

    /// What a choice emits less than the job at once at home, in grams, below 0 for more; NaN when
    /// one of the two is not known.
    public double saved(Choice choice) {
        return atHome().map(home -> home.grams().p50() - choice.grams().p50()).orElse(Double.NaN);
    }

    /// One way to run the job.
    ///
    /// `completion` is when it is expected to end, the policy's reserve included, as in the verdict
    /// on the job. `usd` is the price of its accelerator time, NaN when nobody stated one.
    /// `reading` is what its grams rest on first. `isDecided` marks what the decision itself takes.
    /// By `id` a job says that it takes this one; absent where no job may.
    public record Choice(
            RegionId region,
            Instant start,
            Instant completion,
            boolean isAtOnce,
            GramsInterval grams,
            double usd,
            @Nullable Reading reading,
            Set<Doubt> doubts,
            boolean isDecided,
            @Nullable QuoteId id) {
        public Choice {
            EnumSet<Doubt> copy = EnumSet.noneOf(Doubt.class);
            copy.addAll(doubts);
            doubts = Collections.unmodifiableSet(copy);
        }

        /// By which a job takes it, if one may.
        public Optional<QuoteId> accepting() {
            return Optional.ofNullable(id);
        }

        public Confidence confidence() {
            return Confidence.of(doubts);
        }

        /// The reading behind the grams, absent when nothing is known of the zone.
        public Optional<Reading> basis() {
            return Optional.ofNullable(reading);
        }
    }
}
