package io.heliotrope.signals.http;

import io.heliotrope.signals.Plain;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;

/// What went wrong on the way to a provider, in words for a person: always with the host, never
/// with the name of a class. A host between, such as a proxy, may be the one that failed.
final class NetworkTrouble {
    private NetworkTrouble() {}

    static String told(IOException failure, HttpUrl url, ClientSettings settings) {
        String host = host(url);
        return switch (failure) {
            case InterruptedIOException late ->
                    isOf(late, "onnect timed out")
                            ? "no connection to "
                                    + host
                                    + " within "
                                    + Plain.length(settings.connect())
                            : "no answer from " + host + " within " + Plain.length(settings.call());
            case UnknownHostException unknown -> "host not found: " + name(unknown, url);
            case NoRouteToHostException _ -> "no way through the network to " + host;
            case ConnectException _ ->
                    isOf(failure, "refused")
                            ? "connection to " + host + " refused: nothing listens there"
                            : "no connection to " + host;
            case SSLPeerUnverifiedException _ ->
                    "TLS failed: the certificate is not that of " + url.host();
            case SSLException _ -> "TLS failed with " + host + ": " + tls(failure);
            case EOFException _, SocketException _ -> "the connection to " + host + " broke off";
            case ProtocolException _ -> "what " + host + " answered is no HTTP";
            default ->
                    isOf(failure, "unexpected end of stream")
                            ? "the connection to " + host + " broke off"
                            : "asking " + host + " failed: " + failure.getMessage();
        };
    }

    /// With the port, unless it is the usual one.
    static String host(HttpUrl url) {
        boolean isUsual = url.port() == HttpUrl.defaultPort(url.scheme());
        return isUsual ? url.host() : url.host() + ":" + url.port();
    }

    /// The name that was looked up, which is a proxy's where there is one.
    private static String name(UnknownHostException unknown, HttpUrl url) {
        String told = Objects.requireNonNullElse(unknown.getMessage(), "");
        String name = told.replaceFirst(":.*", "").strip();
        return name.isEmpty() || name.contains(" ") ? url.host() : name;
    }

    private static String tls(IOException failure) {
        if (causes(failure).anyMatch(CertificateExpiredException.class::isInstance)) {
            return "its certificate has expired, or our clock is wrong";
        }
        if (causes(failure).anyMatch(CertPathBuilderException.class::isInstance)) {
            return "its certificate is signed by nobody that this machine trusts";
        }
        return isOf(failure, "Unsupported or unrecognized SSL message")
                ? "it does not speak TLS there; is its address http and not https?"
                : Objects.requireNonNullElse(failure.getMessage(), "no reason told");
    }

    private static boolean isOf(IOException failure, String words) {
        return causes(failure)
                .anyMatch(cause -> String.valueOf(cause.getMessage()).contains(words));
    }

    /// The failure and what caused it.
    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(10);
    }
}
