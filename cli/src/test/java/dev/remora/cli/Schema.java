package dev.remora.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** As much of JSON Schema as the schemas in {@code docs/schemas} use; stricter in one thing: a member that the schema does not name is a violation. */
final class Schema {
    private final JsonObject   root;
    private final List<String> violations = new ArrayList<>();

    Schema(JsonObject root) {
        this.root = root;
    }

    /** What in a value is not as the schema wants it. */
    List<String> violations(JsonElement value) {
        check("$", value, root);
        return violations;
    }

    private void check(String at, JsonElement value, JsonObject schema) {
        if (schema.has("$ref"))
            check(at, value, root.getAsJsonObject("$defs").getAsJsonObject(schema.get("$ref").getAsString().replace("#/$defs/", "")));
        if (schema.has("enum") && !schema.getAsJsonArray("enum").contains(value))
            violations.add(at + ": " + value + " is none of " + schema.get("enum"));
        if (schema.has("type"))
            type(at, value, schema);
    }

    private void type(String at, JsonElement value, JsonObject schema) {
        String type = schema.get("type").getAsString();
        boolean fits = switch (type) {
            case "object" -> value.isJsonObject();
            case "array" -> value.isJsonArray();
            case "string" -> value instanceof JsonPrimitive text && text.isString();
            case "boolean" -> value instanceof JsonPrimitive flag && flag.isBoolean();
            case "integer" -> value instanceof JsonPrimitive number && number.isNumber() && number.getAsString().matches("-?\\d+");
            default -> value instanceof JsonPrimitive number && number.isNumber();
        };
        if (!fits)
            violations.add(at + ": " + value + " is no " + type);
        else if (type.equals("object"))
            members(at, value.getAsJsonObject(), schema);
        else if (type.equals("array"))
            elements(at, value.getAsJsonArray(), schema.getAsJsonObject("items"));
        else if (schema.has("minimum") && value.getAsBigDecimal().compareTo(schema.get("minimum").getAsBigDecimal()) < 0)
            violations.add(at + ": " + value + " is below " + schema.get("minimum"));
    }

    private void members(String at, JsonObject value, JsonObject schema) {
        if (schema.has("required"))
            for (JsonElement name : schema.getAsJsonArray("required"))
                if (!value.has(name.getAsString()))
                    violations.add(at + ": lacks " + name);
        JsonObject properties = schema.getAsJsonObject("properties");
        for (Map.Entry<String, JsonElement> member : value.entrySet()) {
            if (properties == null || !properties.has(member.getKey()))
                violations.add(at + ": has an unknown member " + member.getKey());
            else
                check(at + "." + member.getKey(), member.getValue(), properties.getAsJsonObject(member.getKey()));
        }
    }

    private void elements(String at, JsonArray value, JsonObject items) {
        for (int i = 0; i < value.size(); i++)
            check(at + "[" + i + "]", value.get(i), items);
    }
}
