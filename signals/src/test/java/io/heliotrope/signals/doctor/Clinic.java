package io.heliotrope.signals.doctor;

import static io.heliotrope.signals.ProviderBodies.chart;
import static io.heliotrope.signals.ProviderBodies.forecast;
import static io.heliotrope.signals.ProviderBodies.hour;
import static io.heliotrope.signals.ProviderBodies.moer;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Location;
import io.heliotrope.signals.PromptServer;
import io.heliotrope.signals.electricitymaps.ElectricityMapsFeed;
import io.heliotrope.signals.electricitymaps.ElectricityMapsSettings;
import io.heliotrope.signals.energinet.EnerginetFeed;
import io.heliotrope.signals.energinet.EnerginetSettings;
import io.heliotrope.signals.energycharts.EnergyChartsFeed;
import io.heliotrope.signals.energycharts.EnergyChartsSettings;
import io.heliotrope.signals.feeds.ElectricityMapsIntensity;
import io.heliotrope.signals.feeds.EnerginetIntensity;
import io.heliotrope.signals.feeds.EnergyChartsIntensity;
import io.heliotrope.signals.feeds.NesoIntensity;
import io.heliotrope.signals.feeds.WattTimeIntensity;
import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.Breakers;
import io.heliotrope.signals.http.ClientSettings;
import io.heliotrope.signals.http.Credential;
import io.heliotrope.signals.http.FetchListener;
import io.heliotrope.signals.http.Transport;
import io.heliotrope.signals.neso.NesoFeed;
import io.heliotrope.signals.neso.NesoSettings;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.watttime.WattTimeFeed;
import io.heliotrope.signals.watttime.WattTimeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// All providers at once, each ill in its own way. It is 18:50.
final class Clinic extends Dispatcher implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-06T18:50:00Z");
    private static final Instant SIX = Instant.parse("2026-03-06T18:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    /// As the findings call it, whatever the machine's own name for itself.
    private static final String HOST = "provider.example";

    private static final String KEY = Canary.PROVIDER_KEY.text();

    private final MockWebServer server = PromptServer.make();
    private final OkHttpClient http =
            new OkHttpClient.Builder().dns(_ -> Dns.SYSTEM.lookup(server.getHostName())).build();

    Clinic() {
        server.setDispatcher(this);
        try {
            server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// At which port of [#HOST] all of them are.
    int port() {
        return server.getPort();
    }

    List<Configured> feeds() {
        ApiKey key = new ApiKey(KEY);
        WattTimeFeed wattTime =
                new WattTimeFeed(
                        transport(),
                        new Credential.Basic("someone", key),
                        WattTimeSettings.at(at("wt")));
        Map<GridZone, Location> places =
                Map.of(new GridZone("US-CAL-CISO"), new Location(37.4, -122.0));
        return List.of(
                new Configured.Ready(
                        ElectricityMapsIntensity.lifecycle(
                                new ElectricityMapsFeed(
                                        transport(), key, ElectricityMapsSettings.at(at("em"))),
                                () -> NOW)),
                new Configured.NoKey("electricitymaps-direct", "set ELECTRICITYMAPS_API_KEY"),
                new Configured.Ready(new WattTimeIntensity(wattTime, places, () -> NOW)),
                new Configured.Ready(
                        new NesoIntensity(
                                new NesoFeed(transport(), NesoSettings.at(at("neso"))), () -> NOW)),
                new Configured.Ready(
                        new EnergyChartsIntensity<>(
                                new EnergyChartsFeed<>(
                                        transport(), EnergyChartsSettings.at(at("ec"))),
                                Lifecycle.LIFECYCLE,
                                () -> NOW)),
                new Configured.Ready(new EnerginetIntensity(hastyEnerginet(), () -> NOW)));
    }

    /// It waits for a fifth of a second.
    private EnerginetFeed hastyEnerginet() {
        EnerginetSettings usual = EnerginetSettings.at(at("eds"));
        Duration brief = Duration.ofMillis(200);
        ClientSettings hasty = usual.http().withTimeouts(brief, brief);
        return new EnerginetFeed(
                transport(),
                new EnerginetSettings(
                        hasty, usual.plausibility(), usual.forecasts(), usual.history()));
    }

    private String at(String provider) {
        return server.url("/" + provider).newBuilder().host(HOST).build().toString();
    }

    /// Breakers that do not open: who comes first is a matter of chance.
    private Transport transport() {
        return new Transport(
                http,
                () -> NOW,
                new SplittableRandom(1),
                _ -> {},
                new Breakers(new Breakers.Settings(1_000, HOUR), () -> NOW),
                FetchListener.NONE);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        HttpUrl url = request.getUrl();
        return switch (url.pathSegments().getFirst()) {
            case "em" -> electricityMaps(url);
            case "wt" -> wattTime(url);
            case "neso" -> answer(429, "");
            case "ec" -> energyCharts(String.valueOf(url.queryParameter("country")));
            default ->
                    new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
        };
    }

    private static MockResponse electricityMaps(HttpUrl url) {
        String zone = String.valueOf(url.queryParameter("zone"));
        String told = "2026-03-06T18:48:27.926Z";
        return switch (url.pathSegments().getLast() + " " + zone) {
            case "zones null" ->
                    answer(
                            200,
                            """
                            {"DE":{"zoneName":"Germany",
                               "access":["carbon-intensity/latest","carbon-intensity/history"]},
                             "PL":{"zoneName":"Poland","access":["*"]},
                             "US-MIDA-PJM":{"zoneName":"PJM","access":["*"]}}
                            """);
            case "latest DE" -> answer(200, hour("DE", "216", SIX.toString(), told));
            case "latest PL" -> answer(200, hour("FR", "50", SIX.toString(), told));
            case "forecast PL" ->
                    answer(
                            200,
                            forecast(SIX.toString(), "610", SIX.plus(HOUR).toString(), "605.5")
                                    .replace("DE", "PL"));
            default -> answer(404, "no Route matched with those values");
        };
    }

    private static MockResponse wattTime(HttpUrl url) {
        return switch (url.pathSegments().getLast()) {
            case "login" -> answer(200, "{\"token\":\"" + KEY + "1\"}");
            case "my-access" ->
                    answer(
                            200,
                            """
                            {"signal_types":[{"signal_type":"co2_moer","regions":[
                              {"region":"CAISO_NORTH","endpoints":[{"endpoint":"v3/forecast"}]}]}]}
                            """);
            case "region-from-loc" ->
                    answer(200, "{\"region\":\"CAISO_NORTH\",\"region_full_name\":\"California\"}");
            default -> answer(200, moer(NOW, 1_000, 990, 980));
        };
    }

    private static MockResponse energyCharts(String country) {
        return switch (country) {
            case "de" -> answer(200, chart(SIX, HOUR, 300, 310, 320));
            case "pl" -> answer(200, chart(SIX, HOUR, 0, 0));
            case "es" -> answer(200, "<html>Sign in</html>");
            case "nl" -> answer(200, chart(SIX.plus(Duration.ofHours(3)), HOUR, 100, 110));
            case "fr" ->
                    answer(200, chart(SIX, HOUR, 1, 2).replaceAll("\\[1.0,2.0]", "[null,null]"));
            case "se" -> answer(503, "The service is overloaded");
            default -> answer(404, "no such country");
        };
    }

    private static MockResponse answer(int code, String body) {
        return new MockResponse.Builder().code(code).body(body).build();
    }

    @Override
    public void close() {
        server.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
