package io.heliotrope.policy.check;

import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.syntax.PolicyModule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One checked module with what it takes from those that it uses, `used`. `policies` are those that
/// it took, in the order taken, and behind them its own; `written` are the signals of which it says
/// something, right or wrong.
record Module(
        String name,
        PolicyModule tree,
        Desk desk,
        List<Module> used,
        Map<RegionFact, Ladders.Placed> ladders,
        Set<RegionFact> written,
        List<Draft> policies,
        List<Claimed> guarantees) {

    /// A guarantee and what it reads.
    record Claimed(Guarantee guarantee, SignalReads reads) {}

    boolean mayHoldMore() {
        return ModuleCheck.isBroken(tree);
    }
}
