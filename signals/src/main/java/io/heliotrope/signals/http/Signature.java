package io.heliotrope.signals.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// Puts a credential on a request, and takes it out of texts.
final class Signature {
    private Signature() {}

    static Request.Builder sign(HttpUrl url, Credential credential) {
        Request.Builder request = new Request.Builder().url(url);
        return switch (credential) {
            case Credential.Open.OPEN -> request;
            case Credential.Header(var name, var key) -> request.header(name, key.secret());
            case Credential.Query query -> request.url(withKey(url, query));
            case Credential.Bearer(var token) ->
                    request.header("Authorization", "Bearer " + token.secret());
            case Credential.Basic basic -> request.header("Authorization", basic(basic));
        };
    }

    /// `text` with every appearance of the secret blotted out, also as it travels.
    static String redact(String text, Credential credential) {
        String clean = text;
        for (String form : forms(credential)) {
            clean = clean.replace(form, "***");
        }
        return clean;
    }

    /// The secret as it is, and as the request holds it.
    private static List<String> forms(Credential credential) {
        return switch (credential) {
            case Credential.Open.OPEN -> List.of();
            case Credential.Header(var name, var key) -> List.of(key.secret());
            case Credential.Query(var name, var key) -> List.of(key.secret(), inQuery(key));
            case Credential.Bearer(var token) -> List.of(token.secret());
            case Credential.Basic basic ->
                    List.of(basic.password().secret(), basic(basic).substring("Basic ".length()));
        };
    }

    private static String inQuery(ApiKey key) {
        HttpUrl url =
                new HttpUrl.Builder()
                        .scheme("http")
                        .host("localhost")
                        .addQueryParameter("k", key.secret())
                        .build();
        return String.valueOf(url.encodedQuery()).substring("k=".length());
    }

    private static HttpUrl withKey(HttpUrl url, Credential.Query query) {
        return url.newBuilder().setQueryParameter(query.name(), query.key().secret()).build();
    }

    private static String basic(Credential.Basic basic) {
        return Credentials.basic(basic.user(), basic.password().secret(), StandardCharsets.UTF_8);
    }
}
