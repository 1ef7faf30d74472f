package io.para4j.internal.codec;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.para4j.model.Locked;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import io.para4j.spi.Limits;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the stored fields of a class and of its superclasses, and refuses those that could not be stored and read back.
 */
final class StoredFieldScanner {
    private final TypeFactory types;
    private final Map<String, StoredField> fields = new LinkedHashMap<>();
    private final Set<String> others = new TreeSet<>();

    private StoredFieldScanner(TypeFactory types) {
        this.types = types;
    }

    /**
     * Returns the stored fields by name, those of superclasses first.
     *
     * @throws IllegalArgumentException if a field cannot be stored or there are too many; the message gives the reason
     */
    static Map<String, StoredField> scan(Class<?> objectClass, ObjectMapper mapper) {
        StoredFieldScanner scanner = new StoredFieldScanner(mapper.getTypeFactory());
        scanner.scan(mapper.constructType(objectClass));
        if (scanner.fields.isEmpty() && !scanner.others.isEmpty()) {
            throw new IllegalArgumentException(objectClass.getName() + " stores none of its fields " + scanner.others
                    + "; mark those to store with @Stored, and if there are none, the others with transient");
        }
        if (scanner.fields.size() > Limits.MAX_FIELDS) {
            throw new IllegalArgumentException(objectClass.getName() + " has " + scanner.fields.size()
                    + " stored fields, the limit is " + Limits.MAX_FIELDS + "; put some into nested classes");
        }
        return Collections.unmodifiableMap(scanner.fields);
    }

    private void scan(JavaType declaring) {
        if (declaring.getRawClass() == Object.class) {
            return;
        }
        scan(declaring.getSuperClass());
        for (Field field : declaring.getRawClass().getDeclaredFields()) {
            if (field.isAnnotationPresent(Stored.class)) {
                add(field, types.resolveMemberType(field.getGenericType(), declaring.getBindings()));
            } else if (field.isAnnotationPresent(Locked.class)) {
                throw refused(field, "is @Locked but not @Stored; add @Stored");
            } else if (fields.containsKey(field.getName()) && !Modifier.isStatic(field.getModifiers())) {
                throw refused(field, "has the name of a stored field of a superclass; rename it");
            } else if (isForgotten(field)) {
                others.add(field.getName());
            }
        }
    }

    /** Returns whether a field would be stored if its author had said so; the fields of the model have other ways. */
    private static boolean isForgotten(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !Modifier.isTransient(field.getModifiers())
                && !field.isSynthetic()
                && !StandardField.isReserved(field.getName())
                && !field.getDeclaringClass().getPackageName().equals(ParaObject.class.getPackageName());
    }

    private void add(Field field, JavaType fieldType) {
        if (Modifier.isStatic(field.getModifiers())) {
            throw refused(field, "is static; only fields of objects are stored");
        }
        if (StandardField.isReserved(field.getName())) {
            throw refused(field, "has a reserved name; rename it");
        }
        if (holdsParaObject(fieldType)) {
            throw refused(field, "holds a ParaObject, whose id and version would be lost; store its id instead");
        }
        field.setAccessible(true);
        StoredField stored = new StoredField(field, fieldType, field.isAnnotationPresent(Locked.class));
        if (fields.put(field.getName(), stored) != null) {
            throw refused(field, "has the name of a stored field of a superclass; rename it");
        }
    }

    private static boolean holdsParaObject(JavaType fieldType) {
        if (fieldType.isTypeOrSubTypeOf(ParaObject.class)) {
            return true;
        }
        for (int i = 0; i < fieldType.containedTypeCount(); i++) {
            if (holdsParaObject(fieldType.containedType(i))) {
                return true;
            }
        }
        return fieldType.isContainerType() && holdsParaObject(fieldType.getContentType());
    }

    private static IllegalArgumentException refused(Field field, String reason) {
        return new IllegalArgumentException(
                "field " + field.getName() + " of " + field.getDeclaringClass().getName() + " " + reason);
    }
}
