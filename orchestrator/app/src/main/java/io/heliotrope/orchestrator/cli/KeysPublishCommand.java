package io.heliotrope.orchestrator.cli;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Sealing;
import io.heliotrope.orchestrator.access.Role;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.roles.ControlPublisher;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Publishes the settings' sealing keys and duties to a running installation.
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = {
            "Publishes the sealing keys and duties of the settings to a running installation: its catalogue"
                    + " stays as it is in all else. Nothing is restarted.",
            "",
            "Keep the settings of the control process the same, or its next start publishes its own."
        },
        footer = {"", "Example:", "  heliotrope keys publish --config heliotrope.yaml"})
final class KeysPublishCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final Connection connection = new Connection();

    KeysPublishCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Installation installation =
                connection.installation(connection.config(context.environment()), Role.admin());
        Sealing sealing = installation.config().sealing().published();
        Catalogue next = with(installation.catalogue(), sealing);
        try (ControlPublisher control =
                new ControlPublisher(
                        Installation.client(
                                installation.config(),
                                installation.config().control(),
                                Role.admin()),
                        "heliotrope-cli")) {
            control.publish(new CatalogueSet(next));
        } catch (IllegalStateException refused) {
            throw new CannotRun(Why.UNAVAILABLE, String.valueOf(refused.getMessage()), refused);
        }
        sealing.keys()
                .forEach((region, keys) ->
                        context.print(
                                region
                                        + ": new jobs are sealed to "
                                        + sealing.newest(region)
                                                .map(key -> key.id().value())
                                                .orElse("no key")
                                        + ", "
                                        + keys.size()
                                        + " named\n"));
        return 0;
    }

    private static Catalogue with(Catalogue catalogue, Sealing sealing) {
        try {
            return catalogue.with(sealing);
        } catch (IllegalArgumentException unfit) {
            throw new CannotRun(
                    Why.USAGE,
                    "the settings do not fit the installation: " + unfit.getMessage(),
                    unfit);
        }
    }
}
