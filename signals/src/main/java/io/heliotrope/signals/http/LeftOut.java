package io.heliotrope.signals.http;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What a reader leaves out of a body that is of use otherwise: how many values for each reason,
/// and the first of them.
///
/// However many there are, it holds one line a reason. The texts are made of numbers, times and
/// names of ours, never of the body's own texts, which may repeat a key. Owned by the thread that
/// reads.
public final class LeftOut {
    private final Map<Why, Some> kept = new EnumMap<>(Why.class);

    /// Why a value is left out.
    public enum Why {
        /// Null: the provider says that it does not know.
        NOT_TOLD,
        /// Below zero, or no finite number.
        NEGATIVE,
        /// Zero where that cannot be.
        ZERO,
        /// Above all that can be.
        TOO_HIGH,
        /// Of another time than the one asked for.
        WRONG_TIME,
        /// The same value once more.
        DUPLICATE,
        /// Two values for one time, made known at one time.
        CONTRADICTION,
        /// Several values of one time that cannot be true together, or one beyond what there is.
        IMPLAUSIBLE
    }

    /// `count` values of `zone`, as the provider calls it, or of a place as `50.1,8.7`. `detail`
    /// and `found` tell a person of the first: why it was not believed, and what it was.
    public record Some(Why why, String zone, long count, String detail, String found) {}

    /// One more value; the texts are asked for with the first alone.
    public void add(Why why, String zone, Supplier<String> detail, Supplier<String> found) {
        Some before = kept.get(why);
        kept.put(
                why,
                before == null
                        ? new Some(why, zone, 1, detail.get(), found.get())
                        : new Some(
                                why,
                                before.zone(),
                                before.count() + 1,
                                before.detail(),
                                before.found()));
    }

    /// All of it, in the order of reasons.
    public List<Some> all() {
        return List.copyOf(kept.values());
    }
}
