package io.heliotrope.orchestrator.shell;

import io.heliotrope.decide.Policy;
import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.state.World;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The policy of a world, made once for as long as settings and catalogue stay. Safe from any
/// thread.
public final class Policies {
    private final AtomicReference<@Nullable Made> last = new AtomicReference<>();

    /// The policy that decides in `world`.
    public Policy of(World world) {
        Made made = last.get();
        if (made != null && made.isOf(world)) {
            return made.policy();
        }
        Policy policy = PolicyTexts.policy(world.policy(), world.catalogue());
        last.set(new Made(world.policy(), world.catalogue(), policy));
        return policy;
    }

    private record Made(PolicySettings settings, Catalogue catalogue, Policy policy) {
        boolean isOf(World world) {
            return Objects.equals(settings, world.policy())
                    && Objects.equals(catalogue, world.catalogue());
        }
    }
}
