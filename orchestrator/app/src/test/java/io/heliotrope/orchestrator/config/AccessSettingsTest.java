package io.heliotrope.orchestrator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.OriginLaw;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.orchestrator.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccessSettingsTest {
    private static final ClusterId HOME = new ClusterId("home");
    private static final String REST =
            """
            control: home
            jurisdictions: {SE: EU, EU: EEA}
            regions:
              eu-north:
                {zone: SE-SE3, jurisdiction: SE, home: home, latitude: 59, longitude: 18,
                 accelerator: {name: gpu, memory: 24GiB, idle: 50W, busy: 300W},
                 interactiveSlots: 2, batchSlots: 2, pue: 1.1}
            models:
              tiny-classifier:
                {engine: onnx, memory: 2GiB, joulesA: 0.05J, joulesC: 0.002J, perToken: 1ms}
            policy:
              {rule: lowest-grams-within-slo, greenThreshold: 250g/kWh, attempts: 3, reserve: 1m}
            """;

    @TempDir private Path folder;

    private ConfigLoad load(String more) {
        String cluster =
                """
                clusters:
                  home:
                    bootstrap: kafka:9093
                    client: {security.protocol: SASL_SSL}
                    clientFile: "secrets/{role}.properties"
                """;
        return ConfigLoad.text(folder.resolve("heliotrope.yaml"), cluster + REST + more, Map.of());
    }

    private HeliotropeConfig loaded(String more) {
        ConfigLoad load = load(more);
        assertThat(load).as(load.toString()).isInstanceOf(ConfigLoad.Loaded.class);
        return ((ConfigLoad.Loaded) load).config();
    }

    @Test
    void the_law_of_an_origin_goes_into_the_catalogue() {
        OriginLaw origins = loaded("residency: {EU: \"EEA,!SE\"}\n").catalogue().origins();

        assertThat(origins.rules())
                .isEqualTo(Map.of(new Jurisdiction("EU"), Residency.parse("EEA,!SE")));
        assertThat(loaded("").catalogue().origins()).isEqualTo(OriginLaw.NONE);
    }

    @Test
    void law_that_names_no_jurisdiction_is_refused_with_its_place() {
        assertThat(load("residency: {MARS: EU, EU: MOON}\n").toString())
                .contains("the name 'MARS' was found, expected a name under jurisdictions")
                .contains("residency.EU was 'MOON', expected names under jurisdictions such as");
    }

    @Test
    void principals_are_called_after_roles_unless_the_settings_say_how() {
        Role worker = new Role.Worker(new RegionId("eu-north"));

        assertThat(loaded("").principals().of(worker)).isEqualTo("User:heliotrope-worker-eu-north");
        assertThat(loaded("access: {principal: \"User:CN={role}\"}\n").principals().of(worker))
                .isEqualTo("User:CN=worker-eu-north");
        assertThat(load("access: {principal: everybody}\n").toString())
                .contains(
                        "access.principal was 'everybody', expected a principal with {role} in it");
    }

    @Test
    void each_role_reads_its_own_client_file_when_it_connects() throws IOException {
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(
                folder.resolve("secrets/notary.properties"), "sasl.jaas.config=of the notary\n");
        ClusterSettings home = loaded("").cluster(HOME);

        assertThat(home.client(Role.notary()).values())
                .isEqualTo(
                        Map.of(
                                "security.protocol",
                                "SASL_SSL",
                                "sasl.jaas.config",
                                "of the notary"));
        assertThatThrownBy(() -> home.client(Role.decider()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cluster home: the client file of role decider")
                .hasMessageContaining("decider.properties")
                .hasMessageContaining("NoSuchFileException");
    }
}
