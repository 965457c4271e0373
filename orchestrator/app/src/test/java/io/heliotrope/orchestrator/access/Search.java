package io.heliotrope.orchestrator.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.canaries.Lookout;
import io.heliotrope.canaries.TextForms;
import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.cli.CliRun;
import io.heliotrope.queues.testkit.TopicSweep;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/// Looks for the secrets of a running installation wherever it shows anything: all records of all
/// topics, its pages, what commands answer, the text forms of its settings.
final class Search {
    private final SecuredInstallation secured;
    private final Lookout lookout = new Lookout();

    private Search(SecuredInstallation secured) {
        this.secured = secured;
    }

    /// @throws AssertionError when one is found, telling which and where
    static void through(SecuredInstallation secured, RunningProduct product, List<String[]> asked)
            throws Exception {
        Search search = new Search(secured);
        search.records();
        search.pages(product);
        search.answers(asked);
        search.lookout.look("what the product said", product.said());
        new TextForms("io.heliotrope.")
                .from(secured.config())
                .forEach(form ->
                        search.lookout.look("the text of a " + form.className(), form.text()));
        search.lookout.report();
    }

    private void records() throws Exception {
        for (ClusterId cluster : List.of(SecuredInstallation.EUROPE, SecuredInstallation.WORLD)) {
            long records =
                    TopicSweep.look(
                            lookout, secured.broker(cluster).superUser().logReader("search"));
            assertThat(records).as("records on cluster " + cluster).isGreaterThan(100);
        }
    }

    private void pages(RunningProduct product) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String page : List.of("/metrics", "/health/live", "/health/ready")) {
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(product.admin() + page)).build();
                HttpResponse<String> answer =
                        http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
                assertThat(answer.statusCode()).as(page).isEqualTo(200);
                lookout.look(page, answer.body());
            }
        }
    }

    private void answers(List<String[]> asked) {
        for (String[] command : asked) {
            CliRun run = secured.heliotrope(command);
            assertThat(run.exitCode()).as(run.toString()).isZero();
            lookout.look("the answer to " + String.join(" ", command), run.out() + run.err());
        }
    }
}
