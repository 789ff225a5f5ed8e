# cmake -P embed.cmake OUTPUT FOLDER HEADER NAMESPACE SCRIPT...: writes a source file that holds the folder's page.html,
# page.css and the scripts, as the header declares them.
set(output ${CMAKE_ARGV3})
set(folder ${CMAKE_ARGV4})
set(header ${CMAKE_ARGV5})
set(namespace ${CMAKE_ARGV6})
math(EXPR last "${CMAKE_ARGC} - 1")

function(append_bytes name)
    set(bytes "")
    foreach(file IN LISTS ARGN)
        file(READ ${folder}/${file} hex HEX)
        string(REGEX REPLACE "(..)" "0x\\1," array "${hex}")
        string(APPEND bytes "${array}")
    endforeach()
    file(APPEND ${output}.new
        "static const unsigned char ${name}_bytes[] = {${bytes}};\n"
        "const std::string_view ${name}(reinterpret_cast<const char*>(${name}_bytes), sizeof ${name}_bytes);\n")
endfunction()

file(WRITE ${output}.new "#include \"${header}\"\n\nnamespace ${namespace} {\n")
append_bytes(page_html page.html)
append_bytes(page_css page.css)
set(scripts "")
foreach(index RANGE 7 ${last})
    list(APPEND scripts ${CMAKE_ARGV${index}})
endforeach()
append_bytes(page_js ${scripts})
file(APPEND ${output}.new "}  // namespace ${namespace}\n")
file(RENAME ${output}.new ${output})
