#include "render/gl/program.hpp"

#include <cstdlib>
#include <filesystem>

#include "base/file.hpp"
#include "base/message.hpp"
#include "render/gl/shader_sources.hpp"

namespace frontline::gl {

namespace {

/// Builds with asserts take a shader from the folder $FRONTLINE_SHADER_DIR when it is there, for work on shaders.
std::string source(const std::string& file)
{
#ifndef NDEBUG
    if (const char* folder = std::getenv("FRONTLINE_SHADER_DIR"))
        if (const auto text = readFile(std::filesystem::path(folder) / file)) return *text;
#endif
    return embeddedShaders().at(file);
}

Result<GLuint> compile(GLenum stage, const std::string& file, const std::string& define)
{
    std::string text = source(file);
    // The version must come first.
    if (!define.empty()) text.insert(text.find('\n') + 1, "#define " + define + "\n");
    const GLuint shader = glCreateShader(stage);
    const char* pointer = text.c_str();
    glShaderSource(shader, 1, &pointer, nullptr);
    glCompileShader(shader);
    GLint ok = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &ok);
    if (ok) return shader;
    char log[2000] = "";
    glGetShaderInfoLog(shader, sizeof log, nullptr, log);
    glDeleteShader(shader);
    return Error{msg("shader {} does not compile: {}", file, log)};
}

}  // namespace

Result<Program> Program::create(const std::string& name, const std::string& define)
{
    Program program;
    program.handle_ = ProgramHandle::make();
    const auto vertex = compile(GL_VERTEX_SHADER, name + ".vert", define);
    if (!vertex) return vertex.error();
    const auto fragment = compile(GL_FRAGMENT_SHADER, name + ".frag", define);
    if (!fragment) {
        glDeleteShader(*vertex);
        return fragment.error();
    }
    const GLuint handle = program.handle_.name();
    glAttachShader(handle, *vertex);
    glAttachShader(handle, *fragment);
    glLinkProgram(handle);
    glDeleteShader(*vertex);
    glDeleteShader(*fragment);
    GLint ok = 0;
    glGetProgramiv(handle, GL_LINK_STATUS, &ok);
    if (ok) return program;
    char log[2000] = "";
    glGetProgramInfoLog(handle, sizeof log, nullptr, log);
    return Error{msg("shader {} does not link: {}", name, log)};
}

GLint Program::uniform(const char* name) const
{
    const auto [found, isNew] = locations_.try_emplace(name, -1);
    if (isNew) found->second = glGetUniformLocation(handle_.name(), name);
    return found->second;
}

}  // namespace frontline::gl
