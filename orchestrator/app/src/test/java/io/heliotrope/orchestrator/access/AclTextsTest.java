package io.heliotrope.orchestrator.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.orchestrator.config.HeliotropeConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The rights of the small world, as they are told. `-Dheliotrope.golden=write` writes the files
/// anew, for a person to look at what changed.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AclTextsTest {
    private static final Path CASES = Path.of("src/test/cases/acl");
    private static final HeliotropeConfig CONFIG = SmallWorld.config();
    private static final List<ClusterRights> CLUSTERS =
            CONFIG.clusters().keySet().stream()
                    .map(id ->
                            new ClusterRights(
                                    new TreeSet<>(Set.of(id)),
                                    Rights.on(Set.of(id), CONFIG.control(), CONFIG.catalogue())))
                    .toList();

    @Test
    void as_a_table() throws Exception {
        assertGolden("table.txt", AclTable.render(CLUSTERS, CONFIG.principals()));
    }

    @Test
    void as_json() throws Exception {
        assertGolden("rights.json", AclJson.render(CLUSTERS, CONFIG.principals()));
    }

    @Test
    void as_commands() throws Exception {
        Principals certificates = new Principals("User:CN={role},O=Example");

        assertGolden(
                "commands.sh",
                AclCommands.render(CLUSTERS, certificates, one -> one.name() + ":9093"));
    }

    private static void assertGolden(String name, String text) throws Exception {
        Path file = CASES.resolve(name);
        if (System.getProperty("heliotrope.golden", "").equals("write")) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    @Test
    void a_principals_pattern_has_one_place_for_the_role() {
        assertThat(new Principals("User:CN={role},O=Example").of(Role.notary()))
                .isEqualTo("User:CN=notary,O=Example");
        for (String wrong :
                List.of(
                        "User:heliotrope",
                        "heliotrope-{role}",
                        "User:{role}-{role}",
                        "User:*{role}")) {
            assertThatThrownBy(() -> new Principals(wrong))
                    .hasMessageContaining(wrong)
                    .hasMessageContaining("such as User:heliotrope-{role}");
        }
    }

    @Test
    void a_principal_of_a_region_that_is_gone_is_recognised() {
        Principals principals = Principals.DEFAULT;

        assertThat(principals.mayName("User:heliotrope-worker-mars")).isTrue();
        assertThat(principals.mayName("User:somebody")).isFalse();
    }
}
