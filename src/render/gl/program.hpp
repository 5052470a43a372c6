// A linked pair of shaders.
#pragma once

#include <map>
#include <string>

#include "base/result.hpp"
#include "render/gl/handles.hpp"

namespace frontline::gl {

class Program {
public:
    /// name: "line" compiles line.vert and line.frag. define: a word that both see as defined; "" for none.
    /// The error carries the compiler's own words.
    static Result<Program> create(const std::string& name, const std::string& define = "");

    void use() const { glUseProgram(handle_.name()); }
    /// -1 when the shader has no such uniform, which OpenGL takes silently.
    [[nodiscard]] GLint uniform(const char* name) const;

private:
    ProgramHandle handle_;
    mutable std::map<std::string, GLint> locations_;
};

}  // namespace frontline::gl
