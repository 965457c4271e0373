package io.heliotrope.policy.check;

import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.text.Span;
import java.util.ArrayList;
import java.util.List;

/// Which signals a policy or guarantee reads, and where. One thread.
final class SignalReads {
    private final List<Read> all = new ArrayList<>();

    /// `isHard` where a rule depends on it, not only a preference.
    record Read(RegionFact signal, Span span, boolean isHard) {}

    void add(RegionFact signal, Span span, boolean isHard) {
        if (signal.isSignal()) {
            all.add(new Read(signal, span, isHard));
        }
    }

    List<Read> all() {
        return List.copyOf(all);
    }
}
