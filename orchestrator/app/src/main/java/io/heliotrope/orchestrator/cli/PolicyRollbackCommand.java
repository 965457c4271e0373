package io.heliotrope.orchestrator.cli;

import io.heliotrope.model.PolicySettings;
import io.heliotrope.orchestrator.edition.Edition;
import io.heliotrope.orchestrator.edition.EditionText;
import io.heliotrope.orchestrator.edition.Editions;
import io.heliotrope.orchestrator.edition.PolicyDesk;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.protocol.PolicyEdition.Kind;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Brings an earlier policy back.
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = {
            "Puts the policy before the one in force in force again, or the one with a number. It is checked,"
                    + " proved and tested against the catalogue of now, as one that is applied. What is in"
                    + " the shadow stays there.",
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope policy rollback",
            "  heliotrope policy rollback --to 3"
        })
final class PolicyRollbackCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final EditionOptions options = new EditionOptions();

    @Option(
            names = "--to",
            paramLabel = "NUMBER",
            description = "The policy with this number in 'heliotrope policy history'.")
    private @Nullable Long number;

    PolicyRollbackCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PolicyDesk desk = options.desk(context.environment());
        Editions editions = desk.editions();
        PolicySettings now = desk.inForce().settings();
        Edition wanted =
                number != null
                        ? editions.at(number)
                        : editions.before(desk.catalogue())
                                .orElseThrow(() ->
                                        new CannotRun(
                                                Why.NO,
                                                "there was no other policy before the one in"
                                                        + " force"));
        PolicySettings then = wanted.settings();
        PolicySettings next =
                (then.isText() ? now.withModulesOf(then) : then).withShadow(now.shadow());
        desk.publish(next, options.edition(Kind.ROLLED_BACK));
        context.print(EditionText.inForce(desk.inForce(), desk.catalogue()));
        return 0;
    }
}
