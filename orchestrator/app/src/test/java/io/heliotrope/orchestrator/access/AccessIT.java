package io.heliotrope.orchestrator.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.orchestrator.cli.CliRun;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {
    private SecuredInstallation secured;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        secured = SecuredInstallation.start(folder);
    }

    @AfterAll
    void stop() {
        secured.close();
    }

    @Test
    void rights_that_were_granted_are_not_granted_again() {
        CliRun again = secured.applyRights(SecuredInstallation.EUROPE);

        assertThat(again.out()).contains("0 granted now", "0 too many");
    }
}
