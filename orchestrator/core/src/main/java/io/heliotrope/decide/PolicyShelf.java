package io.heliotrope.decide;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.state.World;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/// The policies of worlds that are gone through one after the other, each made once for as long as
/// it is among the last few: making one compiles its texts and proves its guarantees.
///
/// One thread.
public final class PolicyShelf {
    private static final int KEPT = 16;

    private final Deque<Made> made = new ArrayDeque<>();

    private record Made(PolicySettings settings, Catalogue catalogue, Policy policy) {
        boolean isOf(World world) {
            return settings.equals(world.policy()) && catalogue.equals(world.catalogue());
        }
    }

    /// The policy that decided in `world`.
    public Policy of(World world) {
        for (Iterator<Made> each = made.iterator(); each.hasNext(); ) {
            Made one = each.next();
            if (one.isOf(world)) {
                each.remove();
                made.addFirst(one);
                return one.policy();
            }
        }
        Policy policy = PolicyTexts.policy(world.policy(), world.catalogue());
        made.addFirst(new Made(world.policy(), world.catalogue(), policy));
        if (made.size() > KEPT) {
            made.removeLast();
        }
        return policy;
    }
}
