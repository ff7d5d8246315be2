package io.slipway.requests;

import io.slipway.catalog.Answers;
import io.slipway.identity.UserId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** How states and answers lie in the database; independent of what the application tells Jackson for its pages. */
final class RequestJson {

    private static final Map<String, Class<? extends RequestState>> STATES = states();
    private static final TypeReference<SortedMap<String, Object>> VALUES = new TypeReference<>() {};
    private static final TypeReference<SortedMap<String, String>> TEXTS = new TypeReference<>() {};

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .addModule(new SimpleModule()
                    .addSerializer(UserId.class, new LoginWriter())
                    .addDeserializer(UserId.class, new LoginReader()))
            .build();

    private RequestJson() {}

    /** The column {@code state}: {@code awaiting-approval}. */
    static String name(RequestState state) {
        return name(state.getClass());
    }

    static String name(Class<?> state) {
        return state.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    static String data(RequestState state) {
        return JSON.writeValueAsString(state);
    }

    static RequestState state(String name, String data) {
        var type = STATES.get(name);
        if (type == null) {
            throw new IllegalStateException("There is no request state '%s'".formatted(name));
        }
        return JSON.readValue(data, type);
    }

    static String answers(Wish wish) {
        return switch (wish) {
            case Wish.Typed typed -> JSON.writeValueAsString(typed.answers());
            case Wish.Checked checked ->
                JSON.writeValueAsString(checked.answers().values());
        };
    }

    static Answers answers(String json) {
        return new Answers(JSON.readValue(json, VALUES));
    }

    static SortedMap<String, String> texts(String json) {
        return JSON.readValue(json, TEXTS);
    }

    @SuppressWarnings("unchecked") // a permitted subclass of RequestState is one
    private static Map<String, Class<? extends RequestState>> states() {
        return Arrays.stream(RequestState.class.getPermittedSubclasses())
                .map(type -> (Class<? extends RequestState>) type)
                .collect(Collectors.toUnmodifiableMap(RequestJson::name, type -> type));
    }

    private static final class LoginWriter extends ValueSerializer<UserId> {

        @Override
        public void serialize(UserId id, JsonGenerator out, SerializationContext context) {
            out.writeString(id.value());
        }
    }

    private static final class LoginReader extends ValueDeserializer<UserId> {

        @Override
        public UserId deserialize(JsonParser in, DeserializationContext context) {
            return new UserId(in.getString());
        }
    }
}
