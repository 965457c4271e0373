package io.heliotrope.signals.http;

/// How a question shows who asks. The secret is added when the request is sent and appears in no
/// text form.
public sealed interface Credential {
    /// Nobody has to say who they are.
    enum Open implements Credential {
        OPEN
    }

    /// A header of the provider's own, such as `auth-token`.
    record Header(String name, ApiKey key) implements Credential {}

    /// A parameter of the query. Providers that want it so write the key into their logs.
    record Query(String name, ApiKey key) implements Credential {}

    /// `Authorization: Bearer`.
    record Bearer(ApiKey token) implements Credential {}

    /// `Authorization: Basic`. A name holds no colon, which would end it.
    record Basic(String user, ApiKey password) implements Credential {
        public Basic {
            if (user.isBlank() || user.indexOf(':') >= 0) {
                throw new IllegalArgumentException(
                        "a user name must not be blank and hold no colon");
            }
        }

        @Override
        public String toString() {
            return "Basic[***]";
        }
    }
}
