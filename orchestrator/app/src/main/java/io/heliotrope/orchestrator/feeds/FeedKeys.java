package io.heliotrope.orchestrator.feeds;

import io.heliotrope.orchestrator.config.Provider;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.Credential;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The providers' keys, from the environment alone: they stand in no file that is shown or kept.
public final class FeedKeys {
    public static final String ELECTRICITYMAPS = "ELECTRICITYMAPS_API_KEY";
    public static final String WATTTIME_USER = "WATTTIME_USER";
    public static final String WATTTIME_PASSWORD = "WATTTIME_PASSWORD";
    public static final String EIA = "EIA_API_KEY";
    public static final String OPEN_METEO = "OPEN_METEO_API_KEY";

    private final Map<String, String> environment;

    public FeedKeys(Map<String, String> environment) {
        this.environment = environment;
    }

    /// Whether a provider can be asked: it needs no key, or has one.
    boolean opens(Provider provider) {
        return switch (provider) {
            case ELECTRICITYMAPS -> electricityMaps().isPresent();
            case WATTTIME -> wattTime().isPresent();
            case EIA -> eia().isPresent();
            case NESO, ENERGY_CHARTS, ENERGINET, OPEN_METEO -> true;
        };
    }

    Optional<ApiKey> electricityMaps() {
        return key(ELECTRICITYMAPS);
    }

    Optional<ApiKey> eia() {
        return key(EIA);
    }

    /// The login, when both its halves are there.
    Optional<Credential.Basic> wattTime() {
        String user = environment.getOrDefault(WATTTIME_USER, "").strip();
        return user.isEmpty()
                ? Optional.empty()
                : key(WATTTIME_PASSWORD)
                        .map(password ->
                                from(WATTTIME_USER, () -> new Credential.Basic(user, password)));
    }

    /// Nobody needs one at the public address.
    Credential openMeteo() {
        return key(OPEN_METEO)
                .<Credential>map(key -> new Credential.Query("apikey", key))
                .orElse(Credential.Open.OPEN);
    }

    private Optional<ApiKey> key(String variable) {
        String text = environment.getOrDefault(variable, "").strip();
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(from(variable, () -> new ApiKey(text)));
    }

    private static <T> T from(String variable, Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new CannotRun(
                    CannotRun.Why.USAGE, "the variable " + variable + ": " + e.getMessage(), e);
        }
    }
}
