package io.heliotrope.orchestrator.shell;

import io.heliotrope.decide.LoadedPolicy;
import io.heliotrope.decide.Policy;
import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicyText;
import io.heliotrope.state.World;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The policy of a world, made once for as long as settings and catalogue stay. A decision is given
/// one policy and keeps it: another takes over between two decisions. Safe from any thread.
public final class Policies {
    private static final Logger LOG = LoggerFactory.getLogger(Policies.class);

    private final String who;
    private final Optional<ShadowWatch> watch;
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable Made last;

    /// Policies whose candidates nobody watches.
    public Policies() {
        this("", Optional.empty());
    }

    /// `who` decides by them, as the log names it; `watch` is told of each question that is asked
    /// while there is a candidate.
    public Policies(String who, ShadowWatch watch) {
        this(who, Optional.of(watch));
    }

    private Policies(String who, Optional<ShadowWatch> watch) {
        this.who = who;
        this.watch = watch;
    }

    /// The policy that decides in `world`.
    public Policy of(World world) {
        Made made = last;
        return made != null && made.isOf(world) ? made.policy() : make(world);
    }

    private Policy make(World world) {
        making.lock();
        try {
            Made made = last;
            if (made == null || !made.isOf(world)) {
                LoadedPolicy loaded = PolicyTexts.load(world.policy(), world.catalogue());
                told(world.policy(), loaded, made);
                made = new Made(world.policy(), world.catalogue(), watched(world, loaded.policy()));
                last = made;
            }
            return made.policy();
        } finally {
            making.unlock();
        }
    }

    private Policy watched(World world, Policy policy) {
        List<PolicyText> candidate = world.policy().shadow();
        if (candidate.isEmpty() || watch.isEmpty()) {
            return policy;
        }
        PolicySettings settings = world.policy().with(candidate);
        LoadedPolicy loaded = PolicyTexts.load(settings, world.catalogue());
        loaded.faults()
                .forEach(fault -> LOG.atWarn().addKeyValue("fault", fault).log("shadow is closed"));
        return new ShadowedPolicy(policy, loaded.policy(), watch.get());
    }

    private void told(PolicySettings settings, LoadedPolicy loaded, @Nullable Made before) {
        if (before == null || !before.policy().digest().equals(loaded.policy().digest())) {
            LOG.atInfo()
                    .addKeyValue("for", who)
                    .addKeyValue("policy", loaded.policy().digest())
                    .addKeyValue(
                            "modules", settings.texts().stream().map(PolicyText::name).toList())
                    .addKeyValue("tenants", settings.tenants().keySet())
                    .log("policy in force");
        }
        loaded.faults()
                .forEach(fault ->
                        LOG.atError()
                                .addKeyValue("for", who)
                                .addKeyValue("policy", loaded.policy().digest())
                                .addKeyValue("fault", fault)
                                .log("policy is closed, it allows nothing until this is mended"));
    }

    private record Made(PolicySettings settings, Catalogue catalogue, Policy policy) {
        boolean isOf(World world) {
            return Objects.equals(settings, world.policy())
                    && Objects.equals(catalogue, world.catalogue());
        }
    }
}
