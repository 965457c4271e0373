package io.heliotrope.orchestrator.cli;

import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.TenantId;
import io.heliotrope.orchestrator.edition.EditionText;
import io.heliotrope.orchestrator.edition.PolicyDesk;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.protocol.PolicyEdition.Kind;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Takes a tenant's modules, or the candidate, away.
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        description = "Takes away a tenant's modules, or the policy in the shadow.",
        footer = {
            "",
            "Examples:",
            "  heliotrope policy withdraw --tenant globex",
            "  heliotrope policy withdraw --shadow"
        })
final class PolicyWithdrawCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final EditionOptions options = new EditionOptions();

    @Option(names = "--tenant", paramLabel = "TENANT", description = "Whose modules.")
    private @Nullable String tenant;

    @Option(names = "--shadow", description = "The policy in the shadow.")
    private boolean isShadow;

    PolicyWithdrawCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if ((tenant != null) == isShadow) {
            throw new CannotRun(Why.USAGE, "say one of --tenant TENANT and --shadow");
        }
        PolicyDesk desk = options.desk(context.environment());
        desk.publish(next(desk.inForce().settings()), options.edition(Kind.WITHDRAWN));
        context.print(EditionText.inForce(desk.inForce(), desk.catalogue()));
        return 0;
    }

    private PolicySettings next(PolicySettings now) {
        if (tenant == null) {
            if (now.shadow().isEmpty()) {
                throw new CannotRun(Why.NO, "no policy is in the shadow");
            }
            return now.withShadow(List.of());
        }
        TenantId whose = PolicyApplyCommand.tenant(tenant);
        if (!now.tenants().containsKey(whose)) {
            throw new CannotRun(
                    Why.NO,
                    "tenant "
                            + whose
                            + " has no modules, those that have: "
                            + now.tenants().keySet());
        }
        return now.with(whose, List.of());
    }
}
