package io.heliotrope.simulation;

import io.heliotrope.decide.BuiltInPolicy;
import io.heliotrope.decide.Policy;
import io.heliotrope.decide.PolicyShelf;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.state.World;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/// Policies made of their settings, each once. Those of texts are made once for all runs, since
/// that takes longer than a run.
class Policies {
    private final Map<PolicySettings, Policy> made = new HashMap<>();
    private final IdentityHashMap<Catalogue, IdentityHashMap<PolicySettings, Policy>> ofTexts =
            new IdentityHashMap<>();
    private final PolicyShelf shelf;

    /// `shelf` outlives the run.
    Policies(PolicyShelf shelf) {
        this.shelf = shelf;
    }

    Policy of(World world) {
        return world.policy().isText()
                ? ofTexts.computeIfAbsent(world.catalogue(), unseen -> new IdentityHashMap<>())
                        .computeIfAbsent(world.policy(), unseen -> shelf.of(world))
                : of(world.policy());
    }

    Policy of(PolicySettings settings) {
        return made.computeIfAbsent(settings, BuiltInPolicy::new);
    }

    PolicyShelf shelf() {
        return shelf;
    }
}
