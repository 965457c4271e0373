package io.heliotrope.orchestrator.access;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;

/// Asks a listener in plain text whether it speaks TLS.
///
/// Kafka's own clients do not notice: they take the alert for the length of an answer, set aside
/// 336 MiB for it, and try again for as long as they may.
final class TlsProbe {
    private static final int ALERT = 0x15;
    private static final int MAJOR_VERSION = 0x03;
    private static final short API_VERSIONS = 18;

    private TlsProbe() {}

    /// True when it does for sure; false also when it cannot be reached within `patience`.
    static boolean speaksTls(String hostPort, Duration patience) {
        int colon = hostPort.lastIndexOf(':');
        int millis = Math.toIntExact(patience.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            hostPort.substring(0, colon),
                            Integer.parseInt(hostPort.substring(colon + 1))),
                    millis);
            socket.setSoTimeout(millis);
            socket.getOutputStream().write(question());
            DataInputStream answer = new DataInputStream(socket.getInputStream());
            return answer.readUnsignedByte() == ALERT && answer.readUnsignedByte() == MAJOR_VERSION;
        } catch (IOException unreachable) {
            return false;
        }
    }

    /// A request for the versions of the API, which every broker answers to everybody.
    private static byte[] question() {
        short version = 0;
        short noClientId = -1;
        int correlation = 1;
        int length = 3 * Short.BYTES + Integer.BYTES;
        return ByteBuffer.allocate(Integer.BYTES + length)
                .putInt(length)
                .putShort(API_VERSIONS)
                .putShort(version)
                .putInt(correlation)
                .putShort(noClientId)
                .array();
    }
}
