package io.para4j.model;

import java.util.Locale;

/** The types of classes. Each is derived once and kept. */
final class TypeNames {
    private static final int MAX_LENGTH = 255;

    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> objectClass) {
            Type type = objectClass.getAnnotation(Type.class);
            String name = type == null ? objectClass.getSimpleName().toLowerCase(Locale.ROOT) : type.value();
            if (name.isEmpty() || name.length() > MAX_LENGTH) {
                throw new IllegalArgumentException(
                        objectClass.getName() + " needs a type of 1 to 255 characters; give it @Type");
            }
            return name;
        }
    };

    private TypeNames() {}

    static String of(Class<?> objectClass) {
        return NAMES.get(objectClass);
    }
}
