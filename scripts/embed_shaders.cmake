# Writes the shader files as C++ string constants: name → source. Raw strings, so the files stay plain GLSL.
set(text "// Generated from shaders/.\n#include \"render/gl/shader_sources.hpp\"\n\nnamespace frontline {\n\nconst std::map<std::string, std::string>& embeddedShaders()\n{\n    static const std::map<std::string, std::string> shaders = {\n")
foreach(file ${FILES})
  get_filename_component(name ${file} NAME)
  file(READ ${file} source)
  string(APPEND text "        {\"${name}\", R\"GLSL(${source})GLSL\"},\n")
endforeach()
string(APPEND text "    };\n    return shaders;\n}\n\n}  // namespace frontline\n")
file(WRITE ${OUT} "${text}")
